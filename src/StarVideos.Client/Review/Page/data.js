import { byId } from './dom.js';

/** Reads the review of this page: the JSON in the page, with the entries in the order of the table. */
export function readReview() {
    const review = JSON.parse(byId('review-data').textContent);
    const entries = review.entries.map(prepared);
    return { ...review, entries: inTableOrder(entries) };
}

function prepared(entry, at) {
    return { ...entry, at, request: entry.request ?? {}, status: entry.status ?? 'Unknown', address: safeAddress(entry.file), group: null, takes: 1 };
}

/**
 * The address of a video, if it is relative to the page: in its folder, below it, or in a folder above. An address with a scheme, a host or
 * a drive is refused. So is an address that a browser would change to such a one: it drops tabs and line feeds, and reads \ and | as parts
 * of a path.
 */
export function safeAddress(file) {
    if (typeof file !== 'string' || file === '' || /^[a-z][a-z0-9+.-]*:/i.test(file) || /^[/\\]/.test(file) || /[\\|\u0000-\u0020\u007f]/.test(file)) {
        return null;
    }

    try {
        const here = new URL(location.href);
        const there = new URL(file, here);
        return there.protocol === here.protocol && there.host === here.host ? file : null;
    } catch {
        return null;
    }
}

/** Puts takes of a row next to each other. Two identical rows have the same takeOf, so the position of the row is compared as well. */
function inTableOrder(entries) {
    const groups = new Map();
    for (const entry of entries) {
        const key = entry.takeOf === undefined && entry.row === undefined ? `id ${entry.id}` : `${entry.row ?? ''} ${entry.takeOf ?? ''}`;
        let group = groups.get(key);
        if (!group) {
            group = { key, row: entry.row ?? Number.MAX_SAFE_INTEGER, at: entry.at, entries: [] };
            groups.set(key, group);
        }

        group.entries.push(entry);
        entry.group = group;
    }

    const ordered = [...groups.values()].sort((a, b) => a.row - b.row || a.at - b.at);
    for (const group of ordered) {
        group.entries.sort((a, b) => (a.take ?? 1) - (b.take ?? 1) || a.at - b.at);
        for (const entry of group.entries) {
            entry.takes = group.entries.length;
        }
    }

    return ordered.flatMap(group => group.entries);
}

/** The width of the picture divided by its height, as far as it is known before the video is loaded. */
export function shapeOf(entry) {
    const [width, height] = (entry.request.ratio ?? '').split(':').map(Number);
    return width > 0 && height > 0 ? width / height : null;
}

export function lengthOf(entry) {
    return entry.actualDuration ?? entry.request.duration ?? null;
}

/** The seconds from the submission to the end of the task; null if one of the times is not known. */
export function spanOf(entry) {
    const span = (Date.parse(entry.endedAt) - Date.parse(entry.createdAt)) / 1000;
    return span >= 0 ? span : null;
}

export function nameOf(entry) {
    return entry.name || entry.request.prompt || entry.id;
}
