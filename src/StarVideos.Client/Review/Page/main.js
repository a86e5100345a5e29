import { notify } from './announce.js';
import { cardName } from './card.js';
import { openCompare, setupCompare } from './compare.js';
import { readReview } from './data.js';
import { toggleDecision, travelBack, travelOn } from './decisions.js';
import { closeByBackdrop, topDialog } from './dialogs.js';
import { byId, setText, shortened } from './dom.js';
import { on } from './events.js';
import { openFigures } from './figures.js';
import { setupFilters, shownEntries } from './filters.js';
import { currentEntry, focusCurrent, goTo, setupGrid } from './grid.js';
import { openHelp, setupHelp } from './help.js';
import { drawIcons } from './icons.js';
import { setupKeys } from './keys.js';
import { openLarge, setupLarge } from './large.js';
import { openRetake, setupRetake } from './retake.js';
import { loadDecisions, saveDecisions, warnBeforeLeaving } from './save.js';
import { clearSelection, selectionIds, toggleSelection } from './selection.js';
import { canRedo, canUndo, isStoreKept, isUnsaved, openStore } from './store.js';
import { translatePage, word } from './words.js';

// Connects the modules and starts the page.

const review = readReview();
const entriesById = new Map(review.entries.map(entry => [entry.id, entry]));
const mostCompared = 4;

start();

function start() {
    translatePage();
    drawIcons();
    const title = shortened(review.title ?? '', 120);
    setText(byId('title'), title || 'StarVideos');
    document.title = title ? `${title} – StarVideos` : 'StarVideos';
    openStore(review);
    setupFilters(review.entries);
    setupGrid(review.entries);
    setupLarge();
    setupCompare();
    setupRetake(review.rules);
    setupHelp();
    setupKeys();
    setupTools();
    warnBeforeLeaving();
    for (const id of ['figures', 'keys', 'retake']) {
        closeByBackdrop(id);
    }

    on('open', openLarge);
    on('act', act);
    on('compare', compare);
    on('undo', () => showChanged(travelBack(id => entriesById.get(id))));
    on('redo', () => showChanged(travelOn(id => entriesById.get(id))));
    on('closed-large', goBackTo);
    on('closed-compare', goBackTo);
    on('decisions', showState);
    on('saved', showState);
    on('storage-lost', showState);
    showState();
}

function setupTools() {
    byId('undo').addEventListener('click', () => showChanged(travelBack(id => entriesById.get(id))));
    byId('redo').addEventListener('click', () => showChanged(travelOn(id => entriesById.get(id))));
    byId('open-figures').addEventListener('click', () => openFigures(review.entries));
    byId('open-keys').addEventListener('click', openHelp);
    byId('save').addEventListener('click', () => saveDecisions(review));
    byId('load').addEventListener('click', () => byId('load-file').click());
    byId('load-file').addEventListener('change', event => {
        const [file] = event.target.files;
        event.target.value = '';
        if (file) {
            loadDecisions(review, file);
        }
    });
    byId('skip').addEventListener('click', event => {
        event.preventDefault();
        if (currentEntry()) {
            focusCurrent();
        } else if (shownEntries().length > 0) {
            goTo(shownEntries()[0].id);
        }
    });
    byId('tray-compare').addEventListener('click', compare);
    byId('tray-clear').addEventListener('click', () => {
        clearSelection();
        focusCurrent();
    });
    setupDrop();
}

/** Lets a decisions file be dropped anywhere on the page. Otherwise the browser would open the file. */
function setupDrop() {
    const holdsFile = event => event.dataTransfer?.types.includes('Files');
    document.addEventListener('dragover', event => {
        if (holdsFile(event)) {
            event.preventDefault();
            document.documentElement.classList.add('dropping');
            document.documentElement.dataset.drop = word('dropHere');
        }
    });
    document.addEventListener('dragleave', event => {
        if (event.relatedTarget === null) {
            document.documentElement.classList.remove('dropping');
        }
    });
    document.addEventListener('drop', event => {
        document.documentElement.classList.remove('dropping');
        if (holdsFile(event)) {
            event.preventDefault();
            loadDecisions(review, event.dataTransfer.files[0]);
        }
    });
}

function act({ entry, act: what }) {
    if (what === 'retake') {
        openRetake(entry);
    } else if (what === 'select') {
        toggleSelection(entry, cardName(entry));
    } else {
        toggleDecision(entry, what);
    }
}

/** Compares the selected videos; without a selection, the takes of the current row. */
function compare() {
    const chosen = selectionIds().map(id => entriesById.get(id));
    if (chosen.length === 1) {
        notify(word('compareMore'));
        return;
    }

    const takes = chosen.length > 0 ? chosen : takesAround(currentEntry());
    const playable = takes.filter(entry => entry.address);
    if (playable.length === 0) {
        notify(word('compareNoVideo'));
    } else if (playable.length === 1) {
        notify(word('compareOne'));
    } else {
        openCompare(playable);
    }
}

/** The takes of a row. If there are too many to compare, the ones around the current take. */
function takesAround(entry) {
    const takes = entry?.group.entries.filter(one => one.address) ?? [];
    const at = Math.max(0, takes.indexOf(entry));
    const from = Math.max(0, Math.min(at - 1, takes.length - mostCompared));
    return takes.slice(from, from + mostCompared);
}

function showChanged(ids) {
    if (ids.length === 1 && topDialog() === 'page') {
        goTo(ids[0]);
    }
}

function goBackTo(entry) {
    // After the dialog has restored the focus.
    queueMicrotask(() => {
        if (topDialog() === 'page' && !(entry && goTo(entry.id))) {
            focusCurrent();
        }
    });
}

function showState(change) {
    byId('undo').disabled = !canUndo();
    byId('redo').disabled = !canRedo();
    const save = byId('save');
    save.classList.toggle('unsaved', isUnsaved());
    save.title = word(isUnsaved() ? 'saveUnsaved' : 'save');
    byId('caution').hidden = isStoreKept();
    setText(byId('caution'), isStoreKept() ? '' : word('notKept'));
    if (change?.elsewhere) {
        notify(word('saidOtherWindow'));
    }
}
