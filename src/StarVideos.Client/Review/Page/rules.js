// The rules of a request. All numbers and patterns come from the data of the page, which the library writes.

/** The rules of a mode; undefined for an unknown mode. */
export function modeRules(mode, rules) {
    return rules.modes.find(one => one.mode === mode);
}

/** The fields that are lists of addresses, and the names of their limits in the data. */
export const addressLists = { referenceImages: 'images', referenceVideos: 'videos' };

/**
 * Checks a request. Returns a list of { field, rule, value }, empty for a valid request. For a list of addresses the field is its name, or its
 * name with the index of the address, such as referenceImages[0]. Fields that the mode does not have are not checked, because they are not sent.
 */
export function check(request, rules) {
    const faults = [];
    const fault = (field, rule, value) => faults.push({ field, rule, value });
    const prompt = request.prompt ?? '';
    if (typeof prompt !== 'string' || trimmed(prompt) === '') {
        fault('prompt', 'required', prompt);
    } else if (isUnreadable(prompt)) {
        fault('prompt', 'unreadable', prompt);
    }

    if (typeof request.name === 'string' && isUnreadable(request.name)) {
        fault('name', 'unreadable', request.name);
    }

    const mode = modeRules(request.mode, rules);
    if (!mode) {
        fault('mode', 'oneOf', request.mode);
        return faults;
    }

    for (const field of mode.fields) {
        if (field === 'duration') {
            checkNumber(field, request.duration, rules.duration, fault);
        } else if (field === 'ratio') {
            if (!isAbsent(request.ratio) && !rules.ratios.includes(request.ratio)) {
                fault(field, 'oneOf', request.ratio);
            }
        } else if (field in addressLists) {
            checkAddresses(field, request[field] ?? [], mode[addressLists[field]] ?? {}, rules, fault);
        } else {
            checkAddress(field, request[field], rules, fault);
        }
    }

    return faults;
}

/** Checks a number of takes. Returns the same kind of list. */
export function checkCount(count, rules) {
    const faults = [];
    const fault = (field, rule, value) => faults.push({ field, rule, value });
    if (isAbsent(count)) {
        fault('count', 'required', count);
    } else {
        checkNumber('count', count, rules.count, fault);
    }

    return faults;
}

/**
 * Removes blanks around a text, as the library does. trim() is different: it removes U+FEFF and keeps U+0085.
 */
export function trimmed(text) {
    return text.replace(/^[\t-\r \u0085\p{Z}]+|[\t-\r \u0085\p{Z}]+$/gu, '');
}

/** A whole number from a typed text; the text itself if it is no whole number, so that an error can show it. */
export function typedNumber(text) {
    const plain = trimmed(text);
    return plain === '' ? undefined : /^[+-]?\d{1,15}(\.0+)?$/.test(plain) ? Number(plain) : plain;
}

function isAbsent(value) {
    return value === undefined || value === null || value === '';
}

function checkNumber(field, value, bounds, fault) {
    if (isAbsent(value)) {
        return;
    }

    if (!Number.isInteger(value)) {
        fault(field, 'integer', value);
    } else if (value < bounds.least || value > bounds.most) {
        fault(field, 'range', value);
    }
}

function checkAddresses(field, addresses, bounds, rules, fault) {
    if (addresses.length < (bounds.least ?? 1) || addresses.length > (bounds.most ?? Infinity)) {
        fault(field, 'number', addresses.length);
    }

    addresses.forEach((address, at) => checkAddress(`${field}[${at}]`, address, rules, fault));
}

function checkAddress(field, value, rules, fault) {
    const address = typeof value === 'string' ? trimmed(value) : '';
    if (address === '') {
        fault(field, 'required', value);
    } else if (address.endsWith(rules.address.cut)) {
        fault(field, 'cut', value);
    } else if (isUnreadable(address)) {
        fault(field, 'unreadable', value);
    } else if (!addressPattern(rules).test(address)) {
        fault(field, 'address', value);
    }
}

const compiledPatterns = new Map();

function addressPattern(rules) {
    const { pattern } = rules.address;
    if (!compiledPatterns.has(pattern)) {
        compiledPatterns.set(pattern, new RegExp(pattern, 'u'));
    }

    return compiledPatterns.get(pattern);
}

/** Whether the text was read in a wrong encoding (U+FFFD, NUL), or has half of a surrogate pair. */
function isUnreadable(text) {
    return /[\u0000\ufffd]|\p{Surrogate}/u.test(text);
}
