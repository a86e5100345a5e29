import { nameOf, lengthOf } from './data.js';
import { byId, inSentence, setText, shortened } from './dom.js';
import { icon } from './icons.js';
import { isBroken, posterOf } from './posters.js';
import { decisionOf } from './store.js';
import { showNumber, showSeconds, word } from './words.js';

// One card of the grid. A card is made once, and filled again and again while the grid scrolls.

const marks = ['keep', 'reject', 'retake', 'select'];

export function makeCard() {
    const element = byId('card-template').content.firstElementChild.cloneNode(true);
    const card = { element, entry: null, at: -1, isCurrent: false };
    for (const part of ['head', 'row', 'name', 'prompt', 'picture', 'frame', 'seal', 'note', 'note-title', 'note-text', 'take', 'length', 'stars', ...marks]) {
        card[part.replace('-t', 'T')] = element.querySelector(`.${part}`);
    }

    for (const mark of marks) {
        card[mark].append(icon(mark));
        card[mark].title = word(mark);
    }

    card.seal.append(icon('keep'), icon('reject'), icon('retake'));
    return card;
}

/** Fills a card with an entry. */
export function fillCard(card, entry, isSelected) {
    card.entry = entry;
    card.element.dataset.id = entry.id;
    card.element.dataset.status = entry.status;
    setText(card.row, entry.row === undefined ? '' : String(entry.row));
    setText(card.name, entry.name ? shortened(entry.name, 80) : '');
    setText(card.prompt, shortened(entry.request.prompt ?? (entry.name ? '' : entry.id), 160));
    setText(card.take, entry.takes > 1 || entry.take > 1 ? word('take', entry.take ?? 1) : '');
    const length = lengthOf(entry);
    setText(card.length, length === null || entry.status !== 'Completed' ? '' : showSeconds(length));
    for (const mark of marks) {
        card[mark].setAttribute('aria-label', `${word(mark)}: ${cardName(entry)}`);
    }

    showPicture(card);
    fillDecision(card, isSelected);
}

/** Shows the poster, or a text in its place. */
export function fillPicture(card) {
    showPicture(card);
    nameFrame(card);
}

function showPicture(card) {
    const { entry, frame, note } = card;
    const said = noteOf(entry);
    note.hidden = said === null;
    card.element.classList.toggle('without', said !== null);
    if (said) {
        setText(card.noteTitle, said.title);
        setText(card.noteText, said.text);
    }

    const poster = said ? null : posterOf(entry.id);
    const old = frame.querySelector('canvas');
    if (old !== (poster ?? null)) {
        old?.remove();
        if (poster) {
            frame.prepend(poster);
        }
    }

    card.element.classList.toggle('waiting', !said && !poster);
}

/** Shows the decision and the rating. */
export function fillDecision(card, isSelected) {
    const { decision = 'undecided', rating } = decisionOf(card.entry.id);
    card.element.dataset.decision = decision;
    for (const mark of ['keep', 'reject', 'retake']) {
        card[mark].setAttribute('aria-pressed', String(decision === mark));
    }

    card.select.setAttribute('aria-pressed', String(isSelected));
    card.element.classList.toggle('selected', isSelected);
    setText(card.stars, rating ? `★ ${showNumber(rating)}` : '');
    nameFrame(card, isSelected);
}

export function cardName(entry) {
    const name = inSentence(nameOf(entry));
    return entry.takes > 1 ? `${name}, ${word('takeOfMany', entry.take ?? 1, entry.takes)}` : name;
}

/** The text of an entry without a playable video; null for a video. */
export function noteOf(entry) {
    const reason = entry.error ? shortened(entry.error, 400) : '';
    switch (entry.status) {
        case 'Failed': return { title: word('noteFailed'), text: reason || word('noteFailedText') };
        case 'Cancelled': return { title: word('noteCancelled'), text: reason };
        case 'Completed': break;
        default:
            if (!entry.address) {
                return { title: word(`status${entry.status}`), text: reason || word('noteUnfinished') };
            }
    }

    if (!entry.address) {
        return { title: word('noteNoFile'), text: word('noteNoFileText') };
    }

    return isBroken(entry.id) ? { title: word('noteBroken'), text: word('noteBrokenText') } : null;
}

/** Sets the accessible name: all that the card shows, as one text. */
function nameFrame(card, isSelected = card.element.classList.contains('selected')) {
    const { entry } = card;
    const { decision, rating } = decisionOf(entry.id);
    const said = noteOf(entry);
    const length = lengthOf(entry);
    const decided = { keep: 'kept', reject: 'rejected', retake: 'retaken' }[decision];
    const parts = [
        cardName(entry),
        entry.row === undefined ? null : word('row', entry.row),
        said ? `${said.title}. ${inSentence(said.text, 200)}` : word(`status${entry.status}`),
        said || length === null ? null : showSeconds(length),
        decided ? word(decided) : word('undecided'),
        rating ? word('stars', rating) : null,
        isSelected ? word('selected') : null,
    ];
    card.frame.setAttribute('aria-label', parts.filter(Boolean).join(', '));
}
