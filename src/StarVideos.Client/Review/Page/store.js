import { emit } from './events.js';
import { isPlain, readAll, readDraft, readRecord } from './records.js';

// Decisions by task id: { decision, rating, count, request }, where empty fields are absent. They are kept in the browser's storage under the
// id of the review. Every change first reads the storage, so that two windows with the same page do not lose each other's changes.

const nothing = Object.freeze({});
const undoSteps = [];
const redoSteps = [];
let storeKey = '';
let storage = null;
let lastText = null;
let state = { v: 1, changes: 0, saved: 0, decisions: {}, drafts: {} };

export function openStore(review) {
    storeKey = `starvideos-review:${review.id}`;
    try {
        storage = window.localStorage;
        const probe = `${storeKey}:probe`;
        storage.setItem(probe, '1');
        storage.removeItem(probe);
    } catch {
        storage = null;
    }

    adoptStored();
    window.addEventListener('storage', event => {
        if (event.storageArea === storage && event.key === storeKey && event.newValue !== null && adoptStored()) {
            emit('decisions', { ids: null, elsewhere: true });
        }
    });
}

/** Whether decisions are kept after the page is closed. */
export function isStoreKept() {
    return storage !== null;
}

export function decisionOf(id) {
    return Object.hasOwn(state.decisions, id) ? state.decisions[id] : nothing;
}

export function allDecisions() {
    return state.decisions;
}

export function isUnsaved() {
    return state.changes !== state.saved;
}

export function markSaved() {
    adoptStored();
    state.saved = state.changes;
    write();
    emit('saved');
}

export function draftOf(id) {
    return Object.hasOwn(state.drafts, id) ? state.drafts[id] : null;
}

/** Keeps what was typed for a retake that is not marked yet; null removes it. Drafts are no decisions: they are not saved and not undone. */
export function keepDraft(id, draft) {
    adoptStored();
    if (draft === null) {
        delete state.drafts[id];
    } else {
        state.drafts[id] = draft;
    }

    write();
}

/** Changes decisions, as one undo step. Takes pairs of an id and its new decision. Pairs that change nothing are ignored. */
export function decide(pairs) {
    const elsewhere = adoptStored();
    const step = [];
    for (const [id, after] of pairs) {
        const before = decisionOf(id);
        if (!isSame(before, after)) {
            step.push({ id, before, after });
        }
    }

    if (step.length > 0) {
        undoSteps.push(step);
        redoSteps.length = 0;
        put(step.map(({ id, after }) => [id, after]));
    }

    if (elsewhere || step.length > 0) {
        emit('decisions', { ids: elsewhere ? null : step.map(({ id }) => id) });
    }

    return step.length;
}

export function canUndo() {
    return undoSteps.length > 0;
}

export function canRedo() {
    return redoSteps.length > 0;
}

/** Undoes the last step. Returns the ids that changed; null if there is no step. An entry that another window has changed since is not changed. */
export function undoStep() {
    return travel(undoSteps, redoSteps, 'after', 'before');
}

export function redoStep() {
    return travel(redoSteps, undoSteps, 'before', 'after');
}

function travel(from, to, now, next) {
    const step = from.pop();
    if (!step) {
        return null;
    }

    adoptStored();
    const own = step.filter(one => isSame(decisionOf(one.id), one[now]));
    if (own.length > 0) {
        to.push(own);
        put(own.map(one => [one.id, one[next]]));
    }

    emit('decisions', { ids: null });
    return own.map(one => one.id);
}

function put(pairs) {
    for (const [id, value] of pairs) {
        if (Object.keys(value).length === 0) {
            delete state.decisions[id];
        } else {
            state.decisions[id] = value;
        }
    }

    // Undoing is a change as well: the saved file still has the undone step.
    state.changes++;
    write();
}

function write() {
    if (!storage) {
        return;
    }

    try {
        lastText = JSON.stringify(state);
        storage.setItem(storeKey, lastText);
    } catch {
        // The storage is full, or was switched off while the page is open.
        storage = null;
        emit('storage-lost');
    }
}

/** Reads the changes of another window. Returns whether there were any. */
function adoptStored() {
    let text = null;
    try {
        text = storage?.getItem(storeKey) ?? null;
    } catch {
        storage = null;
    }

    if (text === null || text === lastText) {
        return false;
    }

    lastText = text;
    try {
        const read = JSON.parse(text);
        if (read.v !== 1 || !isPlain(read.decisions)) {
            return false;
        }

        state = { v: 1, changes: Number(read.changes) || 0, saved: Number(read.saved) || 0, decisions: readAll(read.decisions, readRecord), drafts: readAll(read.drafts, readDraft) };
        return true;
    } catch {
        // Something else has written to this key. The next change overwrites it.
        return false;
    }
}

function isSame(a, b) {
    return a === b || sorted(a) === sorted(b);
}

function sorted(value) {
    return JSON.stringify(value, (_, one) => isPlain(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => a < b ? -1 : 1)) : one);
}
