import { wordsEn } from './words.en.js';
import { wordsZh } from './words.zh.js';

const isChinese = (navigator.languages?.[0] ?? navigator.language ?? 'en').toLowerCase().startsWith('zh');
const words = isChinese ? wordsZh : wordsEn;

const language = isChinese ? 'zh-CN' : 'en';

// Numbers and times are written as in the reader's country, if that country's language is the language of the page.
const region = isChinese ? language : (navigator.languages ?? []).find(one => one.toLowerCase().startsWith('en')) ?? 'en';
const plural = new Intl.PluralRules(language);
const whole = new Intl.NumberFormat(region);
const upToTwo = new Intl.NumberFormat(region, { maximumFractionDigits: 2 });
const upToOne = new Intl.NumberFormat(region, { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(region, { style: 'percent', maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'medium' });
const minute = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeStyle: 'short' });
const clock = new Intl.DateTimeFormat(region, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(region, { month: 'short', day: 'numeric' });

/** The text of a key, with its values. */
export function word(key, ...values) {
    const entry = words[key] ?? wordsEn[key] ?? key;
    const text = typeof entry === 'string' ? entry : entry[plural.select(Number(values[0]))] ?? entry.other;
    return text.replace(/\{(\d)\}/g, (_, at) => {
        const value = values[Number(at)];
        return typeof value === 'number' ? whole.format(value) : value ?? '';
    });
}

export function hasWord(key) {
    return key in words;
}

export function showNumber(value) {
    return whole.format(value);
}

export function showPercent(part) {
    return percent.format(part);
}

/** The length of a video in seconds, with up to two decimals. */
export function showSeconds(seconds) {
    return word('seconds', upToTwo.format(seconds));
}

/** A duration: seconds, then minutes and seconds, then hours and minutes. */
export function showSpan(seconds) {
    if (seconds < 60) {
        return word('seconds', upToOne.format(seconds));
    }

    const all = Math.round(seconds);
    const two = number => String(number).padStart(2, '0');
    return all < 3600
        ? word('minutes', `${Math.floor(all / 60)}:${two(all % 60)}`)
        : word('hours', `${Math.floor(all / 3600)}:${two(Math.floor(all % 3600 / 60))}`);
}

/** A position in a video, such as 0:03.2. */
export function showPosition(seconds) {
    const tenths = Math.max(0, Math.floor(seconds * 10 + 1e-6));
    return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths % 600 / 10)).padStart(2, '0')}.${tenths % 10}`;
}

export function showBytes(bytes) {
    return bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${upToOne.format(bytes / 1e3)} kB` : `${upToOne.format(bytes / 1e6)} MB`;
}

export function showTime(text) {
    const time = Date.parse(text);
    return Number.isNaN(time) ? text : moment.format(time);
}

export function showMinute(time) {
    return minute.format(time);
}

/** The label of a time axis. It has the day if the axis is longer than two days. */
export function showTick(time, span) {
    return span > 48 * 3600e3 ? day.format(time) : clock.format(time);
}

/** Puts the texts of the language into the elements that name a key. */
export function translatePage() {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll('[data-word]')) {
        element.textContent = word(element.dataset.word);
    }

    for (const element of document.querySelectorAll('[data-label]')) {
        element.setAttribute('aria-label', word(element.dataset.label));
    }

    for (const element of document.querySelectorAll('[data-placeholder]')) {
        element.setAttribute('placeholder', word(element.dataset.placeholder));
    }

    for (const element of document.querySelectorAll('[data-tip]')) {
        element.setAttribute('aria-label', word(element.dataset.tip));
        element.setAttribute('title', word(element.dataset.tip));
    }
}
