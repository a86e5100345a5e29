import { announce, notify } from './announce.js';
import { inSentence, make } from './dom.js';
import { known, readRecord } from './records.js';
import { check, checkCount } from './rules.js';
import { allDecisions, decide, decisionOf, isUnsaved, markSaved } from './store.js';
import { word } from './words.js';

// Saves decisions as review.json, and loads such a file.

const reviewFile = 'review.json';

/** The content of the file: only entries with a decision, in the order of the page. */
export function reviewJson(review) {
    const decisions = [];
    for (const { id } of review.entries) {
        const { decision, rating, count, request } = decisionOf(id);
        if (decision !== undefined || rating !== undefined) {
            decisions.push(known({ id, decision, rating, count, request }));
        }
    }

    return { v: 1, kind: 'starvideos-review', review: review.id, title: review.title, page: pageName(), savedAt: new Date().toISOString(), decisions };
}

export function saveDecisions(review) {
    const content = reviewJson(review);
    const address = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2), '\n'], { type: 'application/json' }));
    const link = make('a', { href: address, download: reviewFile, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();

    // The download starts after this task, so the address must exist for some time.
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    markSaved();
    notify(word('saidSaved', content.decisions.length, reviewFile));
}

export function warnBeforeLeaving() {
    window.addEventListener('beforeunload', event => {
        if (isUnsaved()) {
            event.preventDefault();
            event.returnValue = '';
        }
    });
}

/** Loads the decisions of a file in place of those on the page. One undo step. */
export async function loadDecisions(review, file) {
    const name = inSentence(file.name);
    let text;
    try {
        text = await file.text();
    } catch {
        notify(word('loadUnreadable', name));
        return;
    }

    let read;
    try {
        read = JSON.parse(text.replace(/^\ufeff/, ''));
    } catch {
        notify(word('loadNotJson', name));
        return;
    }

    if (read?.kind !== 'starvideos-review' || read.v !== 1 || !Array.isArray(read.decisions)) {
        notify(word('loadNotReview', name));
    } else if (read.review !== review.id) {
        notify(word('loadOther', name, inSentence(read.title || read.review || '?')));
    } else {
        takeOver(review, read.decisions);
    }
}

function takeOver(review, list) {
    const ids = new Set(review.entries.map(entry => entry.id));
    const loaded = new Map();
    let unknown = 0;
    let invalid = 0;
    for (const one of list) {
        const record = readDecision(one, review.rules);
        if (record === null) {
            invalid++;
        } else if (!ids.has(one.id)) {
            unknown++;
        } else {
            loaded.set(one.id, record);
        }
    }

    const gone = Object.keys(allDecisions()).filter(id => !loaded.has(id)).map(id => [id, {}]);
    decide([...gone, ...loaded]);
    const said = [word('loadedAll', loaded.size)];
    if (unknown > 0) {
        said.push(word('loadedUnknown', unknown));
    }

    if (invalid > 0) {
        said.push(word('loadedInvalid', invalid));
    }

    notify(said.join(' '));
    announce('');
}

/** Reads one decision of a file; null if this page could not have written it. */
function readDecision(one, rules) {
    const record = typeof one?.id === 'string' ? readRecord(one) : null;
    return record?.decision === 'retake' && (check(record.request, rules).length > 0 || checkCount(record.count, rules).length > 0) ? null : record;
}

/** The file name of this page, so that the import finds the page beside the decisions file. */
function pageName() {
    try {
        return decodeURIComponent(location.pathname.split('/').at(-1)) || 'review.html';
    } catch {
        return 'review.html';
    }
}
