import { emit } from './events.js';
import { borrowPlayer, importance } from './players.js';

// The first frame of a video as a small canvas. The canvas itself is shown: on a page from file:// its pixels cannot be read, so it cannot be
// turned into an image file. The number of posters is limited. The oldest posters that are not in view are removed first.

const longestSide = 400;
const mostPosters = 160;
const atOnce = 2;
const patience = 20_000;
const posters = new Map();
const broken = new Set();
const underWay = new Set();
let wanted = [];
let paused = false;

/** The poster of an entry, if it exists. */
export function posterOf(id) {
    const canvas = posters.get(id);
    if (canvas) {
        posters.delete(id);
        posters.set(id, canvas);
    }

    return canvas;
}

/** Whether the browser could not play the file. */
export function isBroken(id) {
    return broken.has(id);
}

export function markBroken(id) {
    if (!broken.has(id)) {
        broken.add(id);
        emit('broken', id);
    }
}

/** Sets the entries whose posters are needed now, the most important first. Earlier requests that are not in this list are dropped. */
export function wantPosters(entries) {
    wanted = entries.filter(({ id, address }) => address && !posters.has(id) && !broken.has(id) && !underWay.has(id));
    startPosters();
}

/** Starts no new posters while the computer is busy, for example with several players in step. */
export function pausePosters(value) {
    paused = value;
    startPosters();
}

function startPosters() {
    while (!paused && underWay.size < atOnce && wanted.length > 0) {
        const entry = wanted.shift();
        underWay.add(entry.id);
        takePoster(entry).finally(() => {
            underWay.delete(entry.id);
            startPosters();
        });
    }
}

async function takePoster(entry) {
    const loan = await borrowPlayer(importance.poster);
    const { video, signal } = loan;
    const outcome = await new Promise(resolve => {
        const timer = setTimeout(() => resolve('late'), patience);
        signal.addEventListener('abort', () => {
            clearTimeout(timer);
            resolve('taken');
        });
        video.addEventListener('loadeddata', () => resolve('loaded'), { signal });
        video.addEventListener('error', () => resolve('broken'), { signal });
        video.src = entry.address;
    });

    if (outcome === 'loaded') {
        const canvas = firstFrame(video);
        loan.giveBack();
        if (canvas) {
            keepPoster(entry.id, canvas);
            emit('poster', entry.id);
        } else {
            markBroken(entry.id);
        }
    } else if (outcome === 'taken') {
        // The player was taken for a more important use. The poster is still wanted.
        wanted.unshift(entry);
    } else {
        loan.giveBack();
        markBroken(entry.id);
    }
}

function firstFrame(video) {
    const { videoWidth: width, videoHeight: height } = video;
    if (!width || !height) {
        // The file has sound and no picture.
        return null;
    }

    const scale = Math.min(1, longestSide / Math.max(width, height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    canvas.setAttribute('aria-hidden', 'true');
    canvas.getContext('2d', { alpha: false }).drawImage(video, 0, 0, canvas.width, canvas.height);
    return canvas;
}

function keepPoster(id, canvas) {
    posters.set(id, canvas);
    for (const [oldest, old] of posters) {
        if (posters.size <= mostPosters) {
            break;
        }

        if (!old.isConnected) {
            posters.delete(oldest);

            // Browsers free the memory of a canvas late. A canvas of size 0 uses none.
            old.width = 0;
            old.height = 0;
        }
    }
}
