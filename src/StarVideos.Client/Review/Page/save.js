import { announce, notify } from './announce.js';
import { known } from './decisions.js';
import { inSentence, make } from './dom.js';
import { addressLists, check, checkCount } from './rules.js';
import { allDecisions, decide, decisionOf, isUnsaved, markSaved } from './store.js';
import { word } from './words.js';

// The way out of the browser and back: review.json.

const reviewFile = 'review.json';
const textFields = ['prompt', 'name', 'mode', 'ratio', 'first_image', 'last_image'];

/** What the file holds: only entries that something was decided of, in the order of the page. */
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

    // The download reads the address after this turn.
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

/** Takes the decisions of a file over, in place of those on the page; one step to undo. */
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
        const record = readRecord(one, review.rules);
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

/** One decision of a file, of known fields only; null where it says something that this page could not have written. */
function readRecord(one, rules) {
    if (typeof one !== 'object' || one === null || typeof one.id !== 'string') {
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
    return request !== null && check(request, rules).length === 0 && checkCount(count, rules).length === 0 ? known({ decision, rating, count, request }) : null;
}

function readRequest(read) {
    if (typeof read !== 'object' || read === null) {
        return null;
    }

    const request = {};
    for (const field of textFields) {
        if (typeof read[field] === 'string') {
            request[field] = read[field];
        }
    }

    if (typeof read.duration === 'number') {
        request.duration = read.duration;
    }

    for (const field of Object.keys(addressLists)) {
        if (Array.isArray(read[field])) {
            if (!read[field].every(address => typeof address === 'string')) {
                return null;
            }

            request[field] = read[field];
        }
    }

    return request;
}

/** The file name of this page, so that the import finds it beside the decisions. */
function pageName() {
    try {
        return decodeURIComponent(location.pathname.split('/').at(-1)) || 'review.html';
    } catch {
        return 'review.html';
    }
}
