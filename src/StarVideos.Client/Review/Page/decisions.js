import { announce, notify } from './announce.js';
import { nameOf } from './data.js';
import { inSentence } from './dom.js';
import { known } from './records.js';
import { canRedo, canUndo, decide, decisionOf, redoStep, undoStep } from './store.js';
import { word } from './words.js';

// The actions on an entry. Each one also says what was done.

/** The entry in a sentence: its name, and the number of the take. */
export function spoken(entry) {
    const name = inSentence(nameOf(entry));
    return entry.takes > 1 || (entry.take ?? 1) > 1 ? `${name}, ${word('take', entry.take ?? 1)}` : name;
}

/** Sets keep or reject. The same decision a second time removes it. */
export function toggleDecision(entry, decision) {
    if (decision === 'keep' && !entry.file) {
        notify(`${spoken(entry)}: ${word('saidNoVideoToKeep')}`);
        return;
    }

    const { rating, decision: before } = decisionOf(entry.id);
    decide([[entry.id, known({ decision: before === decision ? undefined : decision, rating })]]);
    announce(saying(entry));
}

/** Sets a rating of 1 to 5. The same rating a second time, or 0, removes it. */
export function rate(entry, rating) {
    const before = decisionOf(entry.id);
    decide([[entry.id, known({ ...before, rating: rating === 0 || rating === before.rating ? undefined : rating })]]);
    const now = decisionOf(entry.id).rating;
    announce(now ? word('saidRated', now, spoken(entry)) : word('saidUnrated', spoken(entry)));
}

export function markRetake(entry, count, request) {
    decide([[entry.id, known({ decision: 'retake', rating: decisionOf(entry.id).rating, count, request })]]);
    announce(saying(entry));
}

export function clearDecision(entry) {
    decide([[entry.id, known({ rating: decisionOf(entry.id).rating })]]);
    announce(saying(entry));
}

/** Undoes or redoes a step; returns the ids that changed. */
export function travelBack(find) {
    return tell(canUndo() ? undoStep() : null, 'saidUndone', 'saidNothingToUndo', find);
}

export function travelOn(find) {
    return tell(canRedo() ? redoStep() : null, 'saidRedone', 'saidNothingToRedo', find);
}

function tell(ids, done, none, find) {
    if (ids === null) {
        announce(word(none));
    } else if (ids.length === 0) {
        notify(word('saidChangedElsewhere'));
    } else {
        const entry = ids.length === 1 ? find(ids[0]) : null;
        announce(word(done, entry ? saying(entry) : word('saidManyChanged', ids.length)));
    }

    return ids ?? [];
}

function saying(entry) {
    const { decision, count } = decisionOf(entry.id);
    switch (decision) {
        case 'keep': return word('saidKept', spoken(entry));
        case 'reject': return word('saidRejected', spoken(entry));
        case 'retake': return word('saidRetake', count, spoken(entry));
        default: return word('saidUndecided', spoken(entry));
    }
}
