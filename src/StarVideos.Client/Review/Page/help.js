import { closeDialog, openDialog } from './dialogs.js';
import { byId, make } from './dom.js';
import { word } from './words.js';

// The list of keyboard shortcuts.

const keyList = [
    [['←', '→', '↑', '↓'], 'keyArrows'],
    [['Enter'], 'keyEnter'],
    [['Space'], 'keySpace'],
    [['k'], 'keyKeep'],
    [['x'], 'keyReject'],
    [['r'], 'keyRetake'],
    [['1', '–', '5'], 'keyRating'],
    [['s'], 'keySelect'],
    [['c'], 'keyCompare'],
    [[',', '.'], 'keyStep'],
    [['m'], 'keyMute'],
    [['/'], 'keySearch'],
    [['u', 'Ctrl+Z'], 'keyUndo'],
    [['Shift+U', 'Ctrl+Y'], 'keyRedo'],
    [['?'], 'keyHelp'],
    [['Esc'], 'keyEscape'],
];

export function setupHelp() {
    byId('keys-body').append(make('dl', { class: 'keys' }, ...keyList.map(([keys, text]) => make('div', {},
        make('dt', {}, ...keys.map(key => key === '–' ? ' – ' : make('kbd', {}, key))),
        make('dd', {}, word(text))))));
    byId('keys-close').addEventListener('click', () => closeDialog('keys'));
}

export function openHelp() {
    openDialog('keys');
    byId('keys-title').focus({ preventScroll: true });
}
