import { cardName } from './card.js';
import { nameOf } from './data.js';
import { closeDialog, openDialog, topDialog } from './dialogs.js';
import { byId, make, setText, shortened, wantsStillness } from './dom.js';
import { emit, on } from './events.js';
import { borrowPlayer, importance } from './players.js';
import { markBroken, pausePosters } from './posters.js';
import { stopPreview } from './preview.js';
import { playTogether } from './together.js';
import { makeTransport } from './transport.js';
import { makeVerdict } from './verdict.js';
import { word } from './words.js';

// Two to four videos next to each other, played in step.

let compareTransport = null;
let comparePlay = null;
let tiles = [];
let tileAt = 0;

export function setupCompare() {
    compareTransport = makeTransport(byId('compare-transport'));
    byId('compare-close').addEventListener('click', () => closeDialog('compare'));
    setText(byId('compare-place'), word('compareHint'));
    on('decisions', () => tiles.forEach(tile => {
        tile.verdict.update();
    }));
}

export function openCompare(entries) {
    stopPreview();
    pausePosters(true);
    tiles = entries.map(makeTile);
    const list = byId('compare-tiles');
    list.dataset.count = tiles.length;
    list.replaceChildren(...tiles.map(tile => tile.element));
    openDialog('compare', () => {
        const last = tiles[tileAt]?.entry;
        letTilesGo();
        emit('closed-compare', last);
    });
    showTile(0);
    byId('compare-title').focus({ preventScroll: true });
    playTiles();
}

export function compareCurrent() {
    return topDialog() === 'compare' ? tiles[tileAt]?.entry ?? null : null;
}

export function goTile(by) {
    showTile((tileAt + by + tiles.length) % tiles.length);
    emit('tile', tiles[tileAt].entry);
}

export function toggleCompare() {
    comparePlay?.toggle();
}

export function stepCompare(by) {
    comparePlay?.step(by);
}

export function seekCompare(to) {
    comparePlay?.seek(to === 'end' ? comparePlay.length() : 0);
}

function makeTile(entry, at) {
    const picture = make('div', { class: 'tile-picture' });
    const verdictPlace = make('div', { class: 'verdict small' });
    const details = [entry.takes > 1 ? word('take', entry.take ?? 1) : null, entry.row === undefined ? null : word('row', entry.row)].filter(Boolean).join(' · ');
    const element = make('li', { class: 'tile', 'data-id': entry.id, 'aria-label': cardName(entry) },
        picture,
        make('div', { class: 'tile-foot' },
            make('p', { class: 'tile-name' }, make('bdi', {}, shortened(nameOf(entry), 60)), make('span', { class: 'quiet' }, details)),
            verdictPlace));
    const verdict = makeVerdict(verdictPlace, { texts: false });
    verdict.show(entry);
    element.addEventListener('pointerdown', () => showTile(at));
    element.addEventListener('focusin', () => showTile(at));
    return { entry, element, picture, verdict, loan: null };
}

function showTile(at) {
    tileAt = at;
    tiles.forEach((tile, place) => {
        tile.element.classList.toggle('current', place === at);
        if (place === at) {
            tile.element.setAttribute('aria-current', 'true');
        } else {
            tile.element.removeAttribute('aria-current');
        }
    });
}

async function playTiles() {
    const mine = tiles;
    const videos = await Promise.all(mine.map(tile => startTile(tile, mine)));
    if (tiles !== mine) {
        return;
    }

    const playable = videos.filter(video => video !== null);
    byId('compare-tiles').classList.toggle('tall', playable.length > 0 && playable.every(video => video.videoHeight > video.videoWidth));
    if (playable.length > 0) {
        comparePlay = playTogether(playable, () => compareTransport.update());
        compareTransport.drive(comparePlay);
        if (!wantsStillness()) {
            comparePlay.play();
        }
    }
}

/** The player of a tile, with its first frame loaded; null if the file cannot be played. */
async function startTile(tile, mine) {
    const loan = await borrowPlayer(importance.compare);
    if (tiles !== mine) {
        loan.giveBack();
        return null;
    }

    tile.loan = loan;
    const { video, signal } = loan;
    video.removeAttribute('aria-hidden');
    video.setAttribute('aria-label', cardName(tile.entry));
    tile.picture.append(video);
    const isLoaded = await new Promise(resolve => {
        signal.addEventListener('abort', () => resolve(false));
        video.addEventListener('loadeddata', () => resolve(true), { signal });
        video.addEventListener('error', () => resolve(false), { signal });
        video.src = tile.entry.address;
    });
    if (!isLoaded && !signal.aborted) {
        loan.giveBack();
        tile.loan = null;
        markBroken(tile.entry.id);
        tile.picture.append(make('p', { class: 'stage-note' }, make('strong', {}, word('noteBroken')), make('span', {}, word('noteBrokenText'))));
    }

    return isLoaded ? video : null;
}

function letTilesGo() {
    const old = tiles;
    tiles = [];
    comparePlay?.end();
    comparePlay = null;
    compareTransport.drive(null);
    for (const tile of old) {
        tile.loan?.giveBack();
    }

    byId('compare-tiles').replaceChildren();
    pausePosters(false);
}
