import { cardName, noteOf } from './card.js';
import { nameOf } from './data.js';
import { closeDialog, openDialog, topDialog } from './dialogs.js';
import { byId, setText, shortened, wantsStillness } from './dom.js';
import { emit, on } from './events.js';
import { factsOf } from './facts.js';
import { shownEntries } from './filters.js';
import { borrowPlayer, importance } from './players.js';
import { markBroken } from './posters.js';
import { stopPreview } from './preview.js';
import { playTogether } from './together.js';
import { makeTransport } from './transport.js';
import { makeVerdict } from './verdict.js';
import { word } from './words.js';

// The large view of one video, with all facts about it.

let largeEntry = null;
let largeList = [];
let largeLoan = null;
let largePlay = null;
let largeTransport = null;
let largeVerdict = null;

export function setupLarge() {
    largeTransport = makeTransport(byId('large-transport'), { sound: true });
    largeTransport.onSound = muted => {
        if (largeLoan) {
            largeLoan.video.muted = muted;
        }
    };
    largeVerdict = makeVerdict(byId('large-verdict'));
    byId('large-close').addEventListener('click', () => closeDialog('large'));
    byId('large-previous').addEventListener('click', () => goLarge(-1));
    byId('large-next').addEventListener('click', () => goLarge(1));
    on('decisions', () => {
        if (largeEntry) {
            largeVerdict.update();
            showFacts();
        }
    });
}

export function openLarge(entry) {
    stopPreview();

    // The list is not changed while the view is open, even if a decision hides an entry.
    largeList = shownEntries();
    openDialog('large', () => {
        const last = largeEntry;
        letLargeGo();
        largeEntry = null;
        emit('closed-large', last);
    });
    showLarge(entry);
    byId('large-title').focus({ preventScroll: true });
}

export function largeCurrent() {
    return topDialog() === 'large' ? largeEntry : null;
}

/** Goes to the next or the previous video. */
export function goLarge(by) {
    const next = largeList[largeList.indexOf(largeEntry) + by];
    if (next) {
        showLarge(next);
    }
}

export function toggleLarge() {
    largePlay?.toggle();
}

export function stepLarge(by) {
    largePlay?.step(by);
}

export function toggleLargeSound() {
    largeTransport.toggleSound();
}

function showLarge(entry) {
    letLargeGo();
    largeEntry = entry;
    const at = largeList.indexOf(entry);
    byId('large').dataset.id = entry.id;
    setText(byId('large-title'), shortened(nameOf(entry), 120));
    const parts = [entry.row === undefined ? null : word('row', entry.row), entry.takes > 1 ? word('takeOfMany', entry.take ?? 1, entry.takes) : null, word('place', at + 1, largeList.length)];
    setText(byId('large-place'), parts.filter(Boolean).join(' · '));
    byId('large-previous').disabled = at <= 0;
    byId('large-next').disabled = at >= largeList.length - 1;
    largeVerdict.show(entry);
    byId('large-facts').scrollTop = 0;
    showFacts();
    showNote();
    if (noteOf(entry) === null) {
        playLarge(entry);
    }

    emit('large', entry);
}

function showFacts() {
    byId('large-body').replaceChildren(...factsOf(largeEntry));
}

function showNote() {
    const said = noteOf(largeEntry);
    byId('large-note').hidden = said === null;
    byId('large-note').replaceChildren();
    if (said) {
        const title = document.createElement('strong');
        title.textContent = said.title;
        const text = document.createElement('span');
        text.dir = 'auto';
        text.textContent = said.text;
        byId('large-note').append(title, text);
    }
}

async function playLarge(entry) {
    const loan = await borrowPlayer(importance.large);
    if (largeEntry !== entry) {
        loan.giveBack();
        return;
    }

    largeLoan = loan;
    const { video, signal } = loan;
    video.removeAttribute('aria-hidden');
    video.setAttribute('aria-label', cardName(entry));
    video.muted = largeTransport.muted;
    video.addEventListener('error', () => {
        markBroken(entry.id);
        letLargeGo();
        showNote();
    }, { signal });
    video.addEventListener('loadeddata', () => {
        largePlay = playTogether([video], () => largeTransport.update());
        largeTransport.drive(largePlay);
        if (!wantsStillness()) {
            largePlay.play();
        }
    }, { signal, once: true });
    video.src = entry.address;
    byId('large-picture').append(video);
}

function letLargeGo() {
    largePlay?.end();
    largePlay = null;
    largeTransport.drive(null);
    largeLoan?.giveBack();
    largeLoan = null;
}
