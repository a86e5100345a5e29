import { compareCurrent, goTile, seekCompare, stepCompare, toggleCompare } from './compare.js';
import { closeDialog, topDialog } from './dialogs.js';
import { rate, toggleDecision } from './decisions.js';
import { byId, isTyping } from './dom.js';
import { emit } from './events.js';
import { currentEntry, currentFrame, focusCurrent, moveBy } from './grid.js';
import { openHelp } from './help.js';
import { goLarge, largeCurrent, stepLarge, toggleLarge, toggleLargeSound } from './large.js';
import { togglePreview } from './preview.js';

// What each key does, depending on what is open. A key that is used here has no other effect; all other keys are left to the browser.

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

    // Firefox presses a button on keyup of the space bar, even if keydown was prevented.
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

    // With Shift, a key is another key. Caps Lock is ignored.
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

/** Whether the element is a control other than the picture of a card. */
function isControl(target) {
    const control = target instanceof Element ? target.closest('button, input, summary, a[href], [tabindex="0"]') : null;
    return control !== null && !control.matches('.frame');
}

/** Whether the control uses the key itself. Space and Enter press a button that was focused by key; the scrubber uses the arrow keys. After a click on a button, Space plays. */
function belongsToControl(key, target) {
    if (target instanceof HTMLInputElement && target.type === 'range') {
        return key.startsWith('Arrow') || key.startsWith('Page') || key === 'Home' || key === 'End';
    }

    if (key === ' ' || key === 'Enter') {
        return target.matches('button, summary, a') && (key === 'Enter' || target.matches(':focus-visible'));
    }

    // An element that scrolls uses these keys to scroll.
    return ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'].includes(key) && target.matches('[tabindex="0"]:not(button)');
}
