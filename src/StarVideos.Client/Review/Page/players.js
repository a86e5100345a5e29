// All players of this page. There are never more than four, because a hundred players use gigabytes of memory. The four elements are made once
// and used again. A player that is given back releases its file.

const mostPlayers = 4;

/** The ranks of uses. If no player is free, the use with the lowest rank loses its player. */
export const importance = { poster: 0, preview: 1, large: 2, compare: 3 };

const idlePlayers = [];
const loans = [];
const waitingLoans = [];
let playersMade = 0;

/**
 * Asks for a player. The promise gives a loan: { video, signal, giveBack }. The signal is aborted when the player is given back or taken
 * away. Listeners on the video should use this signal. If the signal of the caller is aborted before, the promise is rejected.
 */
export function borrowPlayer(rank, asking) {
    return new Promise((resolve, reject) => {
        const wish = { rank, resolve, reject };
        asking?.addEventListener('abort', () => {
            const at = waitingLoans.indexOf(wish);
            if (at >= 0) {
                waitingLoans.splice(at, 1);
                reject(asking.reason);
            }
        }, { once: true });

        waitingLoans.push(wish);
        serve();
    });
}

function serve() {
    waitingLoans.sort((a, b) => b.rank - a.rank);
    while (waitingLoans.length > 0) {
        if (loans.length >= mostPlayers) {
            const least = loans.reduce((a, b) => b.rank < a.rank ? b : a);
            if (least.rank >= waitingLoans[0].rank) {
                return;
            }

            least.giveBack();
            continue;
        }

        const wish = waitingLoans.shift();
        wish.resolve(lend(wish.rank));
    }
}

function lend(rank) {
    const video = idlePlayers.pop() ?? makePlayer();
    const ending = new AbortController();
    const loan = {
        rank,
        video,
        signal: ending.signal,
        giveBack() {
            const at = loans.indexOf(loan);
            if (at < 0) {
                return;
            }

            loans.splice(at, 1);
            ending.abort();
            letGo(video);
            idlePlayers.push(video);
            serve();
        },
    };
    loans.push(loan);
    return loan;
}

function makePlayer() {
    playersMade++;
    const video = document.createElement('video');
    video.setAttribute('muted', '');
    video.dataset.player = playersMade;
    ready(video);
    return video;
}

function ready(video) {
    video.muted = true;
    video.defaultMuted = true;
    video.playsInline = true;
    video.disablePictureInPicture = true;
    video.disableRemotePlayback = true;
    video.loop = false;
    video.playbackRate = 1;
    video.preload = 'auto';
    video.className = '';
    video.removeAttribute('aria-label');
    video.setAttribute('aria-hidden', 'true');
}

function letGo(video) {
    video.pause();
    video.remove();
    video.removeAttribute('src');
    video.load();
    ready(video);
}
