import { wantsStillness } from './dom.js';
import { markBroken } from './posters.js';
import { borrowPlayer, importance } from './players.js';

// Plays one video inside its card in the grid.

let previewing = null;

/** The id of the entry that plays or is about to play; null if there is none. */
export function previewedId() {
    return previewing?.entry.id ?? null;
}

/** Plays an entry in its card, after a short delay: the pointer may only pass over it. With reduced motion, only if a key asked for it. */
export function startPreview(entry, frame, { delay = 140, asked = false } = {}) {
    if (previewing?.entry.id === entry.id && previewing.frame === frame) {
        return;
    }

    stopPreview();
    if (!entry.address || (wantsStillness() && !asked)) {
        return;
    }

    const mine = { entry, frame, loan: null, asking: new AbortController(), timer: 0 };
    previewing = mine;
    mine.timer = setTimeout(() => play(mine), delay);
}

export function stopPreview() {
    if (previewing) {
        const { loan, asking, timer, frame } = previewing;
        previewing = null;
        clearTimeout(timer);
        asking.abort();
        loan?.giveBack();
        frame.classList.remove('playing');
    }
}

/** Pauses or resumes. Starts an entry that does not play. Returns whether it plays now. */
export function togglePreview(entry, frame) {
    const video = previewing?.entry.id === entry.id ? previewing.loan?.video : null;
    if (!video) {
        stopPreview();
        startPreview(entry, frame, { delay: 0, asked: true });
        return entry.address !== null;
    }

    if (video.paused) {
        video.play().catch(() => {});
        return true;
    }

    video.pause();
    return false;
}

async function play(mine) {
    try {
        mine.loan = await borrowPlayer(importance.preview, mine.asking.signal);
    } catch {
        return;
    }

    const { video, signal } = mine.loan;
    if (previewing !== mine) {
        mine.loan.giveBack();
        return;
    }

    signal.addEventListener('abort', () => {
        if (previewing === mine) {
            stopPreview();
        }
    });
    video.addEventListener('error', () => {
        markBroken(mine.entry.id);
        stopPreview();
    }, { signal });

    // The poster is shown until the first frame is there; otherwise the card would be black.
    video.addEventListener('playing', () => mine.frame.classList.add('playing'), { signal, once: true });
    video.loop = true;
    video.src = mine.entry.address;
    mine.frame.append(video);
    video.play().catch(() => {});
}
