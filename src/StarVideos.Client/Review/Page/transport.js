import { make, setText } from './dom.js';
import { icon } from './icons.js';
import { showPosition, word } from './words.js';

// The controls under the large view and under the comparison: play, step, scrubber, time.

/** Adds the controls to an element. They do nothing until they get videos to control. */
export function makeTransport(element, { sound = false } = {}) {
    const button = (name, shortcuts) => make('button', { type: 'button', class: 'tool', 'data-transport': name, 'aria-keyshortcuts': shortcuts });
    const play = button('play', 'Space');
    const back = button('back', ',');
    const on = button('on', '.');
    const mute = sound ? button('mute', 'm') : null;
    const scrubber = make('input', { type: 'range', class: 'scrubber', min: '0', max: '1000', step: '1', value: '0', 'aria-label': word('position') });
    const time = make('span', { class: 'time' });
    back.append(icon('stepBack'));
    on.append(icon('stepOn'));
    name(back, word('stepBack'));
    name(on, word('stepOn'));
    element.append(play, back, on, scrubber, time, mute ?? '');
    let driven = null;
    let shownPlaying = null;
    let shownMuted = null;

    play.addEventListener('click', () => driven?.toggle());
    back.addEventListener('click', () => driven?.step(-1));
    on.addEventListener('click', () => driven?.step(1));
    scrubber.addEventListener('input', () => driven?.seek(Number(scrubber.value) / 1000 * driven.length()));
    mute?.addEventListener('click', () => api.toggleSound());

    const api = {
        drive(together) {
            driven = together;
            element.inert = together === null;
            element.classList.toggle('idle', together === null);
            api.update();
        },
        update() {
            const isPlaying = driven?.isPlaying() ?? false;
            if (isPlaying !== shownPlaying) {
                shownPlaying = isPlaying;
                play.replaceChildren(icon(isPlaying ? 'pause' : 'play'));
                name(play, word(isPlaying ? 'pause' : 'play'));
            }

            const length = driven?.length() ?? 0;
            const now = driven?.time() ?? 0;
            const value = length > 0 ? now / length : 0;
            scrubber.value = String(Math.round(value * 1000));
            scrubber.style.setProperty('--played', `${value * 100}%`);
            scrubber.setAttribute('aria-valuetext', word('timeOf', showPosition(now), showPosition(length)));
            setText(time, `${showPosition(now)} / ${showPosition(length)}`);
        },
        muted: true,
        onSound: null,
        toggleSound() {
            api.muted = !api.muted;
            showSound();
            api.onSound?.(api.muted);
        },
    };

    function showSound() {
        if (mute && api.muted !== shownMuted) {
            shownMuted = api.muted;
            mute.replaceChildren(icon(api.muted ? 'mute' : 'sound'));
            name(mute, word(api.muted ? 'unmute' : 'mute'));
        }
    }

    showSound();
    api.drive(null);
    return api;
}

function name(button, text) {
    button.setAttribute('aria-label', text);
    button.title = text;
}
