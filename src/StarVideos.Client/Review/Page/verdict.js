import { toggleDecision, rate } from './decisions.js';
import { make } from './dom.js';
import { emit } from './events.js';
import { icon } from './icons.js';
import { decisionOf } from './store.js';
import { word } from './words.js';

const acts = [['keep', 'k'], ['reject', 'x'], ['retake', 'r']];

/** The buttons for keep, reject, retake and the stars of one entry, in the large views. */
export function makeVerdict(element, { texts = true } = {}) {
    let entry = null;
    const buttons = acts.map(([act, key]) => {
        const button = make('button', { type: 'button', class: `decide ${act}`, 'data-act': act, 'aria-keyshortcuts': key, 'aria-pressed': 'false' }, icon(act));
        if (texts) {
            button.append(make('span', {}, word(act)), make('kbd', { 'aria-hidden': 'true' }, key));
        } else {
            button.setAttribute('aria-label', word(act));
            button.title = word(act);
        }

        if (act === 'retake') {
            button.setAttribute('aria-haspopup', 'dialog');
        }

        button.addEventListener('click', () => act === 'retake' ? emit('act', { entry, act }) : toggleDecision(entry, act));
        return button;
    });
    const stars = [1, 2, 3, 4, 5].map(rating => {
        const star = make('button', { type: 'button', class: 'star', 'data-rating': rating, 'aria-keyshortcuts': rating, 'aria-label': word('stars', rating), 'aria-pressed': 'false' }, icon('star'));
        star.addEventListener('click', () => rate(entry, rating));
        return star;
    });
    element.append(
        make('div', { class: 'decides', role: 'group', 'aria-label': word('sortDecision') }, ...buttons),
        make('div', { class: 'rates', role: 'group', 'aria-label': word('rating') }, ...stars));

    return {
        show(one) {
            entry = one;
            this.update();
        },
        update() {
            const { decision, rating = 0 } = decisionOf(entry.id);
            for (const button of buttons) {
                button.setAttribute('aria-pressed', String(button.dataset.act === decision));
            }

            stars.forEach((star, at) => {
                star.setAttribute('aria-pressed', String(at + 1 === rating));
                star.classList.toggle('lit', at < rating);
            });
        },
    };
}
