// Plays one to four videos as one, at the same position, with one scrubber. The longest video leads. The others follow it by playing slightly
// faster or slower, which is not visible, and jump only if they are far away from it.

const tolerance = 0.008;
const farOff = 0.25;
const frameLength = 1 / 24;

export function playTogether(videos, onTick) {
    let playing = false;
    let moving = null;
    let wantedTime = null;
    let frame = 0;
    let ended = false;

    const length = () => Math.max(0, ...videos.map(video => Number.isFinite(video.duration) ? video.duration : 0));
    const lead = () => videos.reduce((a, b) => (b.duration || 0) > (a.duration || 0) ? b : a);
    const lasts = (video, time) => time < (video.duration || 0) - 0.02;

    function time() {
        return wantedTime ?? lead().currentTime;
    }

    function pauseAll() {
        for (const video of videos) {
            video.pause();
            video.playbackRate = 1;
        }
    }

    /** Goes to a position. A scrubber may ask faster than the files can seek; then only the last request counts. */
    async function seek(to) {
        wantedTime = Math.min(Math.max(0, to), length());
        if (moving) {
            return moving;
        }

        moving = (async () => {
            pauseAll();
            while (wantedTime !== null && !ended) {
                const place = wantedTime;
                await Promise.all(videos.map(video => seeked(video, Math.min(place, Math.max(0, (video.duration || 0) - 0.01)))));
                if (wantedTime === place) {
                    wantedTime = null;
                }
            }
        })();
        await moving;
        moving = null;
        onTick();
        if (playing && !ended) {
            startAll();
        }
    }

    async function play() {
        playing = true;
        onTick();
        if (time() >= length() - 0.03) {
            await seek(0);
        } else {
            // All videos are first brought to the same position, because each may have stopped one frame apart.
            await seek(time());
        }
    }

    function startAll() {
        for (const video of videos) {
            if (lasts(video, video.currentTime)) {
                video.play().catch(() => {});
            }
        }
    }

    function pause() {
        playing = false;
        pauseAll();
        onTick();
        if (videos.length > 1) {
            seek(lead().currentTime);
        }
    }

    function tick() {
        if (ended) {
            return;
        }

        frame = requestAnimationFrame(tick);
        if (!playing || moving) {
            return;
        }

        const leader = lead();
        if (leader.ended || leader.currentTime >= length() - 0.005) {
            seek(0);
            return;
        }

        keepStep(leader);
        onTick();
    }

    function keepStep(leader) {
        const now = leader.currentTime;
        for (const video of videos) {
            if (video === leader || !lasts(video, now)) {
                continue;
            }

            const ahead = video.currentTime - now;
            if (Math.abs(ahead) > farOff) {
                seek(now);
                return;
            }

            const rate = Math.abs(ahead) < tolerance ? 1 : Math.min(1.5, Math.max(0.6, 1 - ahead * 5));
            if (Math.abs(video.playbackRate - rate) > 0.01) {
                video.playbackRate = rate;
            }
        }

        // If one video has no more data yet, the others wait for it.
        const stalled = videos.some(video => lasts(video, now) && video.readyState < 3);
        for (const video of videos) {
            if (stalled && !video.paused && video.readyState >= 3) {
                video.pause();
            } else if (!stalled && video.paused && lasts(video, now)) {
                video.play().catch(() => {});
            }
        }
    }

    frame = requestAnimationFrame(tick);
    return {
        play,
        pause,
        seek,
        time,
        length,
        isPlaying: () => playing,
        toggle: () => playing ? pause() : play(),
        step(by) {
            playing = false;
            seek(time() + by * frameLength);
        },
        end() {
            ended = true;
            playing = false;
            cancelAnimationFrame(frame);
        },
    };
}

function seeked(video, to) {
    if (Math.abs(video.currentTime - to) < 0.001 && !video.seeking) {
        return Promise.resolve();
    }

    return new Promise(resolve => {
        const done = new AbortController();
        const finish = () => {
            clearTimeout(timer);
            done.abort();
            resolve();
        };
        const timer = setTimeout(finish, 3000);
        for (const name of ['seeked', 'error', 'emptied']) {
            video.addEventListener(name, finish, { signal: done.signal });
        }

        video.currentTime = to;
    });
}
