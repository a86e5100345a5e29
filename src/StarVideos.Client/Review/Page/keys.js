import { compareCurrent, goTile, seekCompare, stepCompare, toggleCompare } from './compare.js';
import { closeDialog, topDialog } from './dialogs.js';
import { rate, toggleDecision } from './decisions.js';
import { byId, isTyping } from './dom.js';
import { emit } from './events.js';
import { currentEntry, currentFrame, focusCurrent, moveBy } from './grid.js';
import { openHelp } from './help.js';
import { goLarge, largeCurrent, stepLarge, toggleLarge, toggleLargeSound } from './large.js';
import { togglePreview } from './preview.js';

// What each key does, by what is open. A key that is used does nothing else; all others are the browser's.

const moves = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'];

const pageKeys = {
    ' ': () => {
        const entry = currentEntry();
        return entry !== null && currentFrame() !== null && (togglePreview(entry, currentFrame()), true);
    },
    Enter: () => currentEntry() !== null && document.activeElement === document.body && (emit('open', currentEntry()), true),
    s: () => currentEntry() !== null && (emit('act', { entry: currentEntry(), act: 'select' }), true),
    c: () => (emit('compare'), true),
    '/': () => (byId('search').focus(), byId('search').select(), true),
};

const largeKeys = {
    ' ': () => (toggleLarge(), true),
    ArrowLeft: () => (goLarge(-1), true),
    ArrowUp: () => (goLarge(-1), true),
    ArrowRight: () => (goLarge(1), true),
    ArrowDown: () => (goLarge(1), true),
    ',': () => (stepLarge(-1), true),
    '.': () => (stepLarge(1), true),
    m: () => (toggleLargeSound(), true),
};

const compareKeys = {
    ' ': () => (toggleCompare(), true),
    ArrowLeft: () => (goTile(-1), true),
    ArrowUp: () => (goTile(-1), true),
    ArrowRight: () => (goTile(1), true),
    ArrowDown: () => (goTile(1), true),
    ',': () => (stepCompare(-1), true),
    '.': () => (stepCompare(1), true),
    Home: () => (seekCompare('begin'), true),
    End: () => (seekCompare('end'), true),
    c: () => (closeDialog('compare'), true),
};

const contexts = {
    page: { keys: pageKeys, entry: currentEntry, decides: true },
    large: { keys: largeKeys, entry: largeCurrent, decides: true },
    compare: { keys: compareKeys, entry: compareCurrent, decides: true },
};

export function setupKeys() {
    document.addEventListener('keydown', onKey);

    // Firefox presses a button when the space bar comes up, also if going down was used for something else.
    document.addEventListener('keyup', event => {
        if (event.key === ' ' && event.target instanceof Element && event.target.matches('.frame')) {
            event.preventDefault();
        }
    });

    byId('search').addEventListener('keydown', event => {
        if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
            event.preventDefault();
            if (currentEntry() === null) {
                moveBy('Home');
            } else {
                focusCurrent();
            }
        }
    });
}

function onKey(event) {
    if (event.defaultPrevented || event.isComposing || isTyping(event.target)) {
        return;
    }

    if (isUsed(event)) {
        event.preventDefault();
    }
}

function isUsed(event) {
    const { key } = event;
    const context = contexts[topDialog()];
    const letter = key.length === 1 ? key.toLowerCase() : key;
    if (event.altKey || !context) {
        return false;
    }

    if (event.ctrlKey || event.metaKey) {
        return (letter === 'z' || (letter === 'y' && !event.shiftKey)) && (emit(letter === 'y' || event.shiftKey ? 'redo' : 'undo'), true);
    }

    if (letter === 'u') {
        return emit(event.shiftKey ? 'redo' : 'undo'), true;
    }

    if (key === '?') {
        return openHelp(), true;
    }

    // With the shift key a letter is another one, and a caps lock is not meant.
    if (event.shiftKey || (isControl(event.target) && belongsToControl(key, event.target))) {
        return false;
    }

    const entry = context.entry();
    if (entry) {
        if (/^[0-5]$/.test(key)) {
            return event.repeat || (rate(entry, Number(key)), true);
        }

        const act = { k: 'keep', x: 'reject', r: 'retake' }[letter];
        if (act) {
            return event.repeat || ((act === 'retake' ? emit('act', { entry, act }) : toggleDecision(entry, act)), true);
        }
    }

    if (context.keys === pageKeys && moves.includes(key)) {
        return moveBy(key);
    }

    return Object.hasOwn(context.keys, letter) && context.keys[letter]() === true;
}

/** A control other than the picture of a card. */
function isControl(target) {
    const control = target instanceof Element ? target.closest('button, input, summary, a[href], [tabindex="0"]') : null;
    return control !== null && !control.matches('.frame');
}

/** Space and Enter press the button that someone went to by key; the scrubber has its own arrows. After a click the space bar plays. */
function belongsToControl(key, target) {
    if (target instanceof HTMLInputElement && target.type === 'range') {
        return key.startsWith('Arrow') || key.startsWith('Page') || key === 'Home' || key === 'End';
    }

    if (key === ' ' || key === 'Enter') {
        return target.matches('button, summary, a') && (key === 'Enter' || target.matches(':focus-visible'));
    }

    // A part that scrolls is scrolled by its keys.
    return ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'].includes(key) && target.matches('[tabindex="0"]:not(button)');
}
