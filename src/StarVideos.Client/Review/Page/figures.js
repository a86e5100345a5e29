import { lengthOf, nameOf, spanOf } from './data.js';
import { closeDialog, openDialog } from './dialogs.js';
import { byId, inSentence, make, setText } from './dom.js';
import { showMinute, showNumber, showPercent, showSeconds, showSpan, showTick, word } from './words.js';

// Charts and tables: how long tasks took, how they ended, and how much video they made.

const endings = ['Completed', 'Failed', 'Cancelled', 'Processing', 'Queued', 'Unknown'];
const periodsInTable = 12;
let chart = null;

export function openFigures(entries) {
    const dots = entries.map(entry => ({ entry, at: Date.parse(entry.createdAt), span: spanOf(entry) })).filter(dot => dot.span !== null).sort((a, b) => a.at - b.at);
    byId('figures-body').replaceChildren(timeSection(dots), endingSection(entries), secondsSection(entries));
    byId('figures-close').onclick = () => closeDialog('figures');
    openDialog('figures', () => {
        chart?.watch.disconnect();
        chart = null;
    });
    byId('figures-title').focus({ preventScroll: true });
    if (chart) {
        chart.watch.observe(chart.canvas.parentElement);
        drawChart();
    }
}

function timeSection(dots) {
    const section = make('section', { class: 'figure', id: 'figures-time' }, make('h3', {}, word('figuresTime')));
    if (dots.length === 0) {
        section.append(make('p', { class: 'quiet' }, word('figuresTimeNone')));
        return section;
    }

    const all = figuresOf(dots);
    const canvas = make('canvas', { role: 'img', 'aria-label': word('figuresTimeLabel', dots.length) });
    const tip = make('p', { class: 'tip', 'aria-hidden': 'true', hidden: true });
    chart = { dots, canvas, tip, spots: [], watch: new ResizeObserver(() => drawChart()) };
    canvas.addEventListener('pointermove', showTip);
    canvas.addEventListener('pointerleave', () => {
        tip.hidden = true;
    });
    section.append(
        make('p', { class: 'quiet' }, word('figuresTimeText', showSpan(all.median), showSpan(all.shortest), showSpan(all.longest))),
        make('div', { class: 'chart' }, canvas, tip),
        make('p', { class: 'legend', 'aria-hidden': 'true' }, make('span', { class: 'dot' }), word('statusCompleted'), make('span', { class: 'cross' }, '×'), `${word('statusFailed')}, ${word('statusCancelled')}`),
        make('details', {}, make('summary', {}, word('figuresTable')), timeTable(dots)));
    return section;
}

/** The data of the dots as a table, by period of submission. A row for every task would be too long to read. */
function timeTable(dots) {
    const size = Math.ceil(dots.length / periodsInTable);
    const rows = [];
    for (let from = 0; from < dots.length; from += size) {
        const part = dots.slice(from, from + size);
        const { median, shortest, longest } = figuresOf(part);
        const [first, last] = [part[0].at, part.at(-1).at].map(showMinute);
        rows.push(make('tr', {}, make('th', { scope: 'row' }, first === last ? first : `${first} – ${last}`),
            ...[showNumber(part.length), showSpan(median), showSpan(shortest), showSpan(longest)].map(value => make('td', {}, value))));
    }

    const heads = ['figuresPeriod', 'figuresTasks', 'figuresMedian', 'figuresShortest', 'figuresLongest'];
    return make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': word('figuresTime') },
        make('table', {}, make('thead', {}, make('tr', {}, ...heads.map(head => make('th', { scope: 'col' }, word(head))))), make('tbody', {}, ...rows)));
}

function figuresOf(dots) {
    const spans = dots.map(dot => dot.span).sort((a, b) => a - b);
    const middle = spans.length >> 1;
    return { median: spans.length % 2 ? spans[middle] : (spans[middle - 1] + spans[middle]) / 2, shortest: spans[0], longest: spans.at(-1) };
}

function endingSection(entries) {
    const section = make('section', { class: 'figure', id: 'figures-ended' }, make('h3', {}, word('figuresEnded')));
    const counts = endings.map(status => [status, entries.filter(entry => entry.status === status).length]).filter(([, count]) => count > 0);
    section.append(bars(counts.map(([status, count]) => [word(`status${status}`), count, showNumber(count), showPercent(count / entries.length), status]), entries.length,
        [word('status'), word('figuresTasks'), word('figuresShare')]));
    return section;
}

function secondsSection(entries) {
    const asked = sum(entries.map(entry => entry.request.duration ?? 0));
    const made = sum(entries.map(entry => entry.actualDuration ?? 0));
    const left = entries.filter(entry => entry.request.duration === undefined).length;
    const section = make('section', { class: 'figure', id: 'figures-seconds' }, make('h3', {}, word('figuresSeconds')));
    section.append(bars([[word('figuresAsked'), asked, showSeconds(asked), '', 'asked'], [word('figuresMade'), made, showSeconds(made), '', 'made']], Math.max(asked, made, 1)));
    if (left > 0) {
        section.append(make('p', { class: 'quiet' }, word('figuresLeft', left)));
    }

    return section;
}

/** A table whose rows also show bars. */
function bars(rows, whole, heads) {
    const table = make('table', { class: 'bars' });
    if (heads) {
        table.append(make('thead', { class: 'hidden' }, make('tr', {}, ...heads.map(head => make('th', { scope: 'col' }, head)))));
    }

    table.append(make('tbody', {}, ...rows.map(([name, value, shown, share, kind]) => {
        const bar = make('span', { class: `amount amount-${kind}`, 'aria-hidden': 'true' });
        bar.style.setProperty('--share', String(value / Math.max(1, whole)));
        return make('tr', {}, make('th', { scope: 'row' }, name), make('td', { class: 'value' }, shown), make('td', { class: 'bar-cell' }, bar, make('span', { class: 'share' }, share)));
    })));
    return table;
}

function sum(numbers) {
    return numbers.reduce((a, b) => a + b, 0);
}

function drawChart() {
    if (!chart) {
        return;
    }

    const { canvas, dots } = chart;
    const width = canvas.parentElement.clientWidth;
    const height = Math.min(280, Math.max(180, width * 0.4));
    const scale = Math.min(2, devicePixelRatio || 1);
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.style.height = `${height}px`;
    const paint = canvas.getContext('2d');
    paint.scale(scale, scale);
    const style = getComputedStyle(canvas);
    const colour = name => style.getPropertyValue(name).trim();
    const begin = dots[0].at;
    const span = Math.max(1, dots.at(-1).at - begin);
    const ticks = niceTicks(Math.max(...dots.map(dot => dot.span)));
    const tallest = ticks.at(-1);
    paint.font = `11px ${style.fontFamily}`;
    const widest = Math.max(...ticks.map(tick => paint.measureText(showSpan(tick)).width));
    const box = { left: Math.ceil(widest) + 10, right: width - 10, top: 10, bottom: height - 24 };
    paint.fillStyle = colour('--quiet');
    paint.strokeStyle = colour('--line');
    paint.textBaseline = 'middle';
    paint.textAlign = 'right';
    for (const tick of ticks) {
        const y = box.bottom - tick / tallest * (box.bottom - box.top);
        paint.beginPath();
        paint.moveTo(box.left, Math.round(y) + 0.5);
        paint.lineTo(box.right, Math.round(y) + 0.5);
        paint.stroke();
        paint.fillText(showSpan(tick), box.left - 8, y);
    }

    const times = dots.length === 1 || span < 60_000 ? [0] : [0, 0.5, 1];
    for (const part of times) {
        paint.textAlign = part === 0 ? 'left' : part === 1 ? 'right' : 'center';
        paint.fillText(showTick(begin + part * span, span), box.left + part * (box.right - box.left), height - 10);
    }

    // Many dots are drawn small and transparent, so that dense areas can be seen.
    const radius = dots.length > 2000 ? 1.6 : dots.length > 300 ? 2.4 : 3.6;
    paint.globalAlpha = dots.length > 2000 ? 0.45 : 0.8;
    chart.spots = dots.map(dot => ({
        dot,
        x: box.left + 5 + (dot.at - begin) / span * (box.right - box.left - 10),
        y: box.bottom - dot.span / tallest * (box.bottom - box.top),
    }));
    paint.fillStyle = colour('--accent');
    paint.beginPath();
    for (const { dot, x, y } of chart.spots) {
        if (dot.entry.status === 'Completed') {
            paint.moveTo(x + radius, y);
            paint.arc(x, y, radius, 0, 2 * Math.PI);
        }
    }

    paint.fill();
    paint.strokeStyle = colour('--text');
    paint.lineWidth = 1.4;
    paint.beginPath();
    for (const { dot, x, y } of chart.spots) {
        if (dot.entry.status !== 'Completed') {
            paint.moveTo(x - radius, y - radius);
            paint.lineTo(x + radius, y + radius);
            paint.moveTo(x + radius, y - radius);
            paint.lineTo(x - radius, y + radius);
        }
    }

    paint.stroke();
}

/** Three to six round durations, from 0 to at least the longest. */
function niceTicks(longest) {
    const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 86_400];
    const step = steps.find(one => longest / one <= 5) ?? Math.ceil(longest / 5 / 86_400) * 86_400;
    return Array.from({ length: Math.max(1, Math.ceil(longest / step)) + 1 }, (_, at) => at * step);
}

function showTip(event) {
    const { spots, tip, canvas } = chart;
    let nearest = null;
    let best = 16 ** 2;
    for (const spot of spots) {
        const distance = (spot.x - event.offsetX) ** 2 + (spot.y - event.offsetY) ** 2;
        if (distance < best) {
            best = distance;
            nearest = spot;
        }
    }

    tip.hidden = nearest === null;
    if (nearest) {
        const { entry, span } = nearest.dot;
        const length = lengthOf(entry);
        setText(tip, [inSentence(nameOf(entry), 40), showSpan(span), length === null ? null : showSeconds(length), showMinute(nearest.dot.at)].filter(Boolean).join(' · '));
        tip.style.left = `${Math.min(nearest.x, canvas.clientWidth - tip.offsetWidth - 4)}px`;
        tip.style.top = `${Math.max(0, nearest.y - 34)}px`;
    }
}
