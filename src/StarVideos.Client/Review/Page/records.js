import { addressLists } from './rules.js';

// Reads decisions from sources that others can write to: a file, or the browser's storage, which is shared by all pages that are opened from
// the disk.

const textFields = ['prompt', 'name', 'mode', 'ratio', 'first_image', 'last_image'];
const draftFields = [...textFields, 'duration', 'count'];

/** The decision without empty fields, so that equal decisions can be compared. */
export function known(record) {
    return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** Reads a decision with known fields only; null if no page could have written it. The rules of a request are not checked here. */
export function readRecord(one) {
    if (!isPlain(one)) {
        return null;
    }

    const { decision, rating, count } = one;
    if (![undefined, 'keep', 'reject', 'retake'].includes(decision) || !(rating === undefined || [1, 2, 3, 4, 5].includes(rating)) || (decision ?? rating) === undefined) {
        return null;
    }

    if (decision !== 'retake') {
        return known({ decision, rating });
    }

    const request = readRequest(one.request);
    return request !== null && Number.isInteger(count) ? known({ decision, rating, count, request }) : null;
}

/** Reads what was typed for a retake: texts, also for numbers; null if it is something else. */
export function readDraft(one) {
    const draft = isPlain(one) ? readFields(one, draftFields) : null;
    return draft === null || Object.keys(draft).length === 0 ? null : draft;
}

/** The values of an object that can be read; empty if it is no object. */
export function readAll(object, read) {
    return Object.fromEntries(Object.entries(isPlain(object) ? object : {}).map(([id, one]) => [id, read(one)]).filter(([, one]) => one !== null));
}

export function isPlain(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readRequest(one) {
    const request = isPlain(one) ? readFields(one, textFields) : null;
    if (request !== null && typeof one.duration === 'number') {
        request.duration = one.duration;
    }

    return request;
}

/** Reads texts and lists of texts; null if a list holds something else. */
function readFields(one, fields) {
    const read = {};
    for (const field of fields) {
        if (typeof one[field] === 'string') {
            read[field] = one[field];
        }
    }

    for (const field of Object.keys(addressLists)) {
        if (Array.isArray(one[field])) {
            if (!one[field].every(address => typeof address === 'string')) {
                return null;
            }

            read[field] = one[field];
        }
    }

    return read;
}
