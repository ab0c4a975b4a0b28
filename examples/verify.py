#!/usr/bin/env python3
"""Checks a Sabt dossier (FILE.zip) or the proof file of one record (FILE.json) without Sabt.

Written from docs/FORMAT.md, with Python's standard library alone, so that nobody has to believe the program that
made the file. It agrees with every case in vectors/ (--vectors).

    python3 verify.py FILE.zip  [--key VKEY]... [--policy FILE | --witness VKEY... [--at-least N]] [--json]
    python3 verify.py FILE.json  --key VKEY
    python3 verify.py --vectors FOLDER

On Windows the command is py instead of python3. Published sites are not checked here, but by the page verify.html and by
`sabt verify`.

VKEY is the log's verifier key, asked of the keeper by another way than the one by which the file came. Without it a
dossier is checked with the key that it states itself: then the answer says whether it agrees with itself, not whose
it is. Exit: 0 every check passed, 1 one failed, 2 wrong usage.
"""
import argparse, base64, datetime, decimal, hashlib, json, os, re, struct, sys, time as clock, unicodedata, zipfile, zlib

sys.setrecursionlimit(5000)
MAX_SIZE = 2**53 - 1


class Refused(Exception):
    """Something is not as docs/FORMAT.md says."""


def need(holds, why):
    if not holds:
        raise Refused(why)


# ---- Hashing and the tree (RFC 6962) --------------------------------------------------------------------------------

def sha256(data):
    return hashlib.sha256(data).digest()


def leaf(data):
    return sha256(b'\0' + data)


def node(left, right):
    return sha256(b'\1' + left + right)


def root_of(hashes):
    if not hashes:
        return sha256(b'')
    level = list(hashes)
    while len(level) > 1:
        level = [node(*level[i:i + 2]) if i + 1 < len(level) else level[i] for i in range(0, len(level), 2)]
    return level[0]


def check_size(value, name='size'):
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    need(number and 0 <= value <= MAX_SIZE and value == int(value), f'{name}: a whole number expected')
    return int(value)


def check_hashes(*hashes):
    for value in hashes:
        need(isinstance(value, bytes) and len(value) == 32, 'a hash has 32 bytes')


def check_inclusion(index, size, leaf_hash, proof, root):
    index, size = check_size(index), check_size(size)
    check_hashes(leaf_hash, root, *proof)
    need(index < size, f'index {index} is not in a tree of {size} leaves')
    rest, value, fn, sn = iter(proof), leaf_hash, index, size - 1
    try:
        while sn > 0:
            if fn % 2 == 1:
                value = node(next(rest), value)
            elif fn < sn:
                value = node(value, next(rest))
            fn, sn = fn // 2, sn // 2
    except StopIteration:
        raise Refused('the proof is too short') from None
    need(next(rest, None) is None, 'the proof is too long')
    need(value == root, f'root: stated {root.hex()}, computed {value.hex()}')


def check_consistency(old_size, new_size, old_root, new_root, proof):
    old_size, new_size = check_size(old_size), check_size(new_size)
    check_hashes(old_root, new_root, *proof)
    need(old_size <= new_size, 'the old tree is the larger one')
    if old_size == 0:
        need(old_root == sha256(b''), 'the root of the empty tree is another')
    if old_size == new_size:
        need(old_root == new_root, 'two roots of one size')
    if old_size in (0, new_size):
        need(not proof, 'the proof is too long')
        return
    rest, fn, sn = iter(proof), old_size - 1, new_size - 1
    while fn % 2 == 1:
        fn, sn = fn // 2, sn // 2
    try:
        a = b = old_root if fn == 0 else next(rest)
        while sn > 0:
            if fn % 2 == 1:
                c = next(rest)
                a, b = node(c, a), node(c, b)
            elif fn < sn:
                b = node(b, next(rest))
            fn, sn = fn // 2, sn // 2
    except StopIteration:
        raise Refused('the proof is too short') from None
    need(next(rest, None) is None, 'the proof is too long')
    need(a == old_root and b == new_root, 'a root does not follow')


# ---- Encodings: one spelling each -------------------------------------------------------------------------------------

def from_base64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except (ValueError, TypeError):
        raise Refused(f'no base64: {text!r:.60}') from None
    need(base64.b64encode(data).decode() == text, 'base64 in another spelling than the canonical one')
    return data


def from_base64url(text):
    need(isinstance(text, str) and re.fullmatch(r'[A-Za-z0-9_-]*', text), f'no base64url: {text!r:.60}')
    try:
        data = base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))
    except ValueError:
        raise Refused(f'no base64url: {text!r:.60}') from None
    need(base64.urlsafe_b64encode(data).decode().rstrip('=') == text, 'base64url in another spelling')
    return data


def utf8(data):
    try:
        return data.decode('utf-8')
    except UnicodeDecodeError:
        raise Refused('bytes that are no UTF-8') from None


def units(text):
    """Order and length in UTF-16, as JavaScript and RFC 8785 have them."""
    return text.encode('utf-16-be', 'surrogatepass')


# ---- Strict and canonical JSON (RFC 8785, RFC 7493) -------------------------------------------------------------------

NUMBER = re.compile(r'-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?', re.ASCII)
ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


def es_number(value):
    """A double as ECMAScript prints it: the shortest digits that give it back, which repr also finds."""
    if value == 0:
        return '0'
    sign, digits, exponent = decimal.Decimal(repr(float(value))).as_tuple()
    text = ''.join(map(str, digits)).rstrip('0')
    k, n = len(text), len(digits) + exponent
    minus = '-' if sign else ''
    if k <= n <= 21:
        return minus + text + '0' * (n - k)
    if 0 < n <= 21:
        return minus + text[:n] + '.' + text[n:]
    if -6 < n <= 0:
        return minus + '0.' + '0' * -n + text
    e = n - 1
    return f"{minus}{text[0]}{'.' + text[1:] if k > 1 else ''}e{'+' if e > 0 else '-'}{abs(e)}"


def canonical(value):
    if value is None or isinstance(value, bool):
        return {None: 'null', True: 'true', False: 'false'}[value]
    if isinstance(value, (int, float)):
        return es_number(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return '[' + ','.join(map(canonical, value)) + ']'
    return '{' + ','.join(f'{canonical(k)}:{canonical(value[k])}' for k in sorted(value, key=units)) + '}'


class Strict:
    def __init__(self, text):
        self.text, self.at = text, 0

    def document(self):
        value = self.value(0)
        self.space()
        need(self.at == len(self.text), 'JSON: something follows the value')
        return value

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in ' \t\r\n':
            self.at += 1

    def take(self, wanted):
        self.space()
        found = self.text.startswith(wanted, self.at)
        self.at += len(wanted) if found else 0
        return found

    def value(self, depth):
        if self.take('{'):
            return self.object(depth + 1)
        if self.take('['):
            return self.array(depth + 1)
        if self.take('"'):
            return self.string()
        for word, value in (('true', True), ('false', False), ('null', None)):
            if self.take(word):
                return value
        return self.number()

    def object(self, depth):
        need(depth <= 512, 'JSON: too deep')
        found = {}
        if self.take('}'):
            return found
        while True:
            need(self.take('"'), 'JSON: a key expected')
            key = self.string()
            need(key not in found, f'JSON: the key {key!r:.60} twice')
            need(self.take(':'), 'JSON: a colon expected')
            found[key] = self.value(depth)
            if self.take('}'):
                return found
            need(self.take(','), 'JSON: a comma expected')

    def array(self, depth):
        need(depth <= 512, 'JSON: too deep')
        found = []
        if self.take(']'):
            return found
        while True:
            found.append(self.value(depth))
            if self.take(']'):
                return found
            need(self.take(','), 'JSON: a comma expected')

    def string(self):
        parts = []
        while True:
            end = self.at
            while end < len(self.text) and self.text[end] not in '"\\' and self.text[end] >= ' ':
                end += 1
            parts.append(self.text[self.at:end])
            need(end < len(self.text) and self.text[end] in '"\\', 'JSON: a string without end or with a control character')
            self.at = end + 1
            if self.text[end] == '"':
                break
            letter = self.text[self.at:self.at + 1]
            self.at += 1
            if letter == 'u':
                code = self.text[self.at:self.at + 4]
                need(re.fullmatch('[0-9a-fA-F]{4}', code), 'JSON: four hexadecimal digits expected')
                parts.append(chr(int(code, 16)))
                self.at += 4
            else:
                need(letter in ESCAPES and letter != '', 'JSON: an unknown escape')
                parts.append(ESCAPES[letter])
        try:
            return units(''.join(parts)).decode('utf-16-be')
        except UnicodeDecodeError:
            raise Refused('JSON: half a surrogate pair') from None

    def number(self):
        found = NUMBER.match(self.text, self.at)
        need(found, 'JSON: a value expected')
        self.at = found.end()
        value, text = float(found[0]), found[0]
        if not re.search('[1-9]', re.split('[eE]', text)[0]):
            return 0.0
        try:
            kept = abs(value) != float('inf') and decimal.Decimal(text) == decimal.Decimal(es_number(value))
        except decimal.InvalidOperation:
            kept = False
        need(kept, f'JSON: the number {text:.60} is not kept')
        return value


def strict(text):
    return Strict(utf8(text) if isinstance(text, bytes) else text).document()


def strict_canonical(text):
    value = strict(text)
    need(canonical(value) == text, 'JSON in another spelling than the canonical one')
    return value


def shape(value, required, optional=(), at=''):
    need(isinstance(value, dict), f'{at}: an object expected')
    need(set(required) <= set(value) <= set(required) | set(optional), f'{at}: keys {sorted(value)}')
    return value


def listed(value, at=''):
    need(isinstance(value, list), f'{at}: a list expected')
    return value


def string(value, at=''):
    need(isinstance(value, str), f'{at}: a string expected')
    return value


# ---- Ed25519 (RFC 8032), verification only -----------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
NEUTRAL = (0, 1, 1, 0)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    q = NEUTRAL
    while n > 0:
        if n & 1:
            q = add(q, p)
        p, n = add(p, p), n >> 1
    return q


def is_neutral(p):
    return p[0] % P == 0 and (p[1] - p[2]) % P == 0


def point(data):
    number = int.from_bytes(data, 'little')
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P != 0:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P != 0 or (x == 0 and sign == 1):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))


def ed25519(signature, message, public_key):
    a, r, s = point(public_key), point(signature[:32]), int.from_bytes(signature[32:], 'little')
    if a is None or r is None or s >= L or is_neutral(times(8, a)):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), 'little') % L
    minus = lambda p: (-p[0] % P, p[1], p[2], -p[3] % P)
    return is_neutral(times(8, add(times(s, BASE), minus(add(r, times(k, a))))))


# ---- Keys, signed notes, checkpoints (C2SP) ----------------------------------------------------------------------------

WHITE = '\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000'
ALGORITHMS = {1: 'ed25519', 4: 'cosignature/v1'}


def check_name(name):
    need(name != '' and not re.search(f'[{WHITE}\0-\x1f+]', name), f'no key is called {name!r:.60}')


def vkey(text):
    found = re.fullmatch(r'([^+]*)\+([0-9a-fA-F]{8})\+(.*)', text, re.DOTALL)
    need(found, 'a verifier key is NAME+1234abcd+BASE64')
    name, data = found[1], from_base64(found[3])
    check_name(name)
    key_id = int.from_bytes(sha256(name.encode() + b'\n' + data)[:4], 'big')
    need(key_id == int(found[2], 16), f'key id: stated {found[2]}, computed {key_id:08x}')
    need(len(data) == 33 and data[0] in ALGORITHMS, 'a key that is not checked here')
    return {'name': name, 'id': key_id, 'algorithm': ALGORITHMS[data[0]], 'public': data[1:]}


def is_vkey(text):
    try:
        return bool(vkey(text))
    except Refused:
        return False


def parse_note(text):
    need(len(units(text)) // 2 <= 1_000_000, 'a note has at most 1,000,000 characters')
    need(not re.search('[\0-\x09\x0b-\x1f\ud800-\udfff]', text), 'a control character in the note')
    cut = text.rfind('\n\n')
    need(cut >= 0, 'no empty line before the signatures')
    lines = text[cut + 2:].split('\n')
    need(lines.pop() == '' and 1 <= len(lines) <= 100, 'after the empty line come 1 to 100 signatures')
    signatures = []
    for line in lines:
        found = re.fullmatch('\u2014 ([^ ]*) (.*)', line)
        need(found, f'no signature line: {line!r:.60}')
        check_name(found[1])
        data = from_base64(found[2])
        need(len(data) > 4, 'a signature without content')
        signatures.append((found[1], int.from_bytes(data[:4], 'big'), data[4:]))
    return text[:cut + 1], signatures


def open_note(text, keys):
    """The text, and who of the known keys signed it: [(key, time or None)]."""
    known = {}
    for key in keys:
        before = known.setdefault((key['name'], key['id']), key)
        need(before['public'] == key['public'], 'two different keys with one name and id')
    text, signatures = parse_note(text)
    verified = {}
    for name, key_id, signature in signatures:
        key = known.get((name, key_id))
        if key is None:
            continue
        time, message = None, text
        if key['algorithm'] == 'cosignature/v1':
            need(len(signature) == 72, f'{name}: a cosignature has 72 bytes')
            time, signature = struct.unpack('>Q', signature[:8])[0], signature[8:]
            need(time <= MAX_SIZE, f'{name}: a time beyond 2^53-1 seconds')
            message = f'cosignature/v1\ntime {time}\n{text}'
        need(len(signature) == 64 and ed25519(signature, message.encode(), key['public']),
             f'the signature of {name} does not fit the text')
        verified.setdefault((name, key_id), (key, time))
    return text, list(verified.values())


def parse_checkpoint(text):
    lines = text.split('\n')
    need(lines.pop() == '' and len(lines) >= 3, 'a checkpoint has three lines and ends in a newline')
    need(all(line != '' and not re.search('[\0-\x1f]', line) for line in lines), 'an empty line or a control character')
    need(re.fullmatch('0|[1-9][0-9]{0,15}', lines[1]) and int(lines[1]) <= MAX_SIZE, 'no size')
    root = from_base64(lines[2])
    check_hashes(root)
    return {'origin': lines[0], 'size': int(lines[1]), 'root': root, 'extensions': lines[3:]}


def open_checkpoint(note, keys):
    text, verified = open_note(note, keys)
    need(verified, 'no key that is known has signed')
    checkpoint = parse_checkpoint(text)
    own = [key for key, _time in verified if key['algorithm'] == 'ed25519' and key['name'] == checkpoint['origin']]
    need(own, 'the checkpoint is not signed by its own log')
    terms = [next((k['signs'] for k in keys if 'signs' in k and same_key(k, key)), (0, MAX_SIZE)) for key in own]
    need(any(first <= checkpoint['size'] <= last for first, last in terms), 'signed by keys that may not sign a tree of this size')
    return checkpoint


def same_key(a, b):
    return (a['name'], a['algorithm'], a['public']) == (b['name'], b['algorithm'], b['public'])


# ---- Witnesses: keys and a number, or a policy (C2SP tlog-policy) ---------------------------------------------------------

AHEAD = 300


class Policy:
    def __init__(self, text):
        self.logs, self.witnesses, self.groups, self.quorum = [], [], [], None
        names, members, publics, said = set(), set(), set(), 0

        def define(name):
            need(name != 'none' and name not in names, f'policy: the name {name!r:.60} is taken')
            names.add(name)

        def key(text, algorithm):
            found = vkey(text)
            need(found['algorithm'] == algorithm, 'policy: a key for something else')
            need(found['public'] not in publics, 'policy: one key counts once, and a log is no witness')
            publics.add(found['public'])
            return found

        need(not re.search('[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]', text), 'policy: a control character')
        for line in text.split('\n'):
            words = [word for word in re.split('[ \t]+', line) if word]
            if not words or words[0].startswith('#'):
                continue
            said += 1
            need(said <= 1024, 'policy: more than 1024 lines')
            keyword, *rest = words
            if keyword == 'log' and len(rest) in (1, 2):
                self.logs.append(key(rest[0], 'ed25519'))
            elif keyword == 'witness' and len(rest) in (2, 3):
                define(rest[0])
                self.witnesses.append((rest[0], key(rest[1], 'cosignature/v1')))
            elif keyword == 'group' and len(rest) >= 3:
                name, wanted, *of = rest
                for member in of:
                    need(member in names and member not in members, f'policy: {member!r:.60} is not defined, or in two groups')
                    members.add(member)
                define(name)
                need(re.fullmatch('all|any|[1-9][0-9]{0,3}', wanted), 'policy: all, any or a number expected')
                k = {'all': len(of), 'any': 1}.get(wanted) or int(wanted)
                need(k <= len(of), 'policy: more than there are')
                self.groups.append((name, k, of))
            elif keyword == 'quorum' and len(rest) == 1:
                need(self.quorum is None and (rest[0] == 'none' or rest[0] in names), 'policy: a quorum that there is not')
                self.quorum = rest[0]
            else:
                raise Refused(f'policy: {line!r:.60} is no line of one')
        need(self.quorum is not None, 'policy: no quorum')


def count_of(keys):
    """Keys count by what they are, never by their names."""
    return len({key['public'] for key in keys})


def weigh(note, witnesses, log_keys, now):
    """Whether enough have signed one checkpoint, and who: [(name, time, size)]. Keys count by their bytes."""
    log_keys = [*(witnesses.logs if isinstance(witnesses, Policy) else []), *log_keys]
    own = {key['public'] for key in log_keys}
    if isinstance(witnesses, Policy):
        checkpoint = open_checkpoint(note, [*log_keys, *(key for _name, key in witnesses.witnesses)])
        signed = open_note(note, [*log_keys, *(key for _name, key in witnesses.witnesses)])[1]
        times = {key['public']: time for key, time in signed if time is not None}
        seen = [(name, times[key['public']], checkpoint['size']) for name, key in witnesses.witnesses
                if key['public'] in times and key['public'] not in own and times[key['public']] <= now + AHEAD]
        met = {name for name, _time, _size in seen}
        for name, k, of in witnesses.groups:
            if sum(1 for member in of if member in met) >= k:
                met.add(name)
        return witnesses.quorum == 'none' or witnesses.quorum in met, seen
    keys, at_least = witnesses
    text, signed = open_note(note, keys)
    size = parse_checkpoint(text)['size']
    seen = {key['public']: (key['name'], time, size) for key, time in signed if key['public'] not in own and time <= now + AHEAD}
    return len(seen) >= at_least, list(seen.values())


def stated_time(seconds):
    """What somebody states, who may state any number."""
    if seconds > 253402300799:
        return f'{seconds} s'
    return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')


def unchecked_cosignatures(notes, brought):
    """Lines under names for which the reader brought no key: nothing is taken from them, but whom to ask is told."""
    known, found = {(key['name'], key['id']) for key in brought}, {}
    for note in notes:
        try:
            text, signatures = parse_note(utf8(note))
            size = parse_checkpoint(text)['size']
        except Refused:
            continue  # said where the checkpoint is checked
        for name, key_id, signature in signatures:
            seconds = struct.unpack('>Q', signature[:8])[0] if len(signature) == 72 else MAX_SIZE + 1
            if seconds <= MAX_SIZE and (name, key_id) not in known:
                found[f'cosignature {name}: stated, not checked: signed at {stated_time(seconds)}, the first {size} entries; '
                      'ask the witness itself for its key'] = None
    return list(found)


# ---- DER and certificates (X.690, RFC 5280) -----------------------------------------------------------------------------

def der_all(data):
    """The values one after the other: [(tag, whole, content)]; definite lengths in their shortest form only."""
    values, at = [], 0
    while at < len(data):
        tag, start = data[at], at
        need(tag & 31 != 31 and at + 1 < len(data), 'DER: a tag of several bytes, or no length')
        length, at = data[at + 1], at + 2
        if length >= 128:
            count = length & 127
            need(1 <= count <= 4 and at + count <= len(data), 'DER: an indefinite or endless length')
            length, at = int.from_bytes(data[at:at + count], 'big'), at + count
            need(length >= 128 and length >= 256 ** (count - 1), 'DER: a length not in its shortest form')
        need(at + length <= len(data), 'DER: a value that ends outside')
        values.append((tag, data[start:at + length], data[at:at + length]))
        at += length
    return values


def der_one(data):
    need(len(data) <= 1 << 20, 'DER: more bytes than any time stamp needs')
    values = der_all(data)
    need(len(values) == 1, 'DER: exactly one value expected')
    return values[0]


def inside(value, tag=None):
    need(value is not None and value[0] & 32 and tag in (None, value[0]), 'DER: a constructed value expected')
    return der_all(value[2])


def at(values, index):
    return values[index] if -len(values) <= index < len(values) else None


def content(value, tag):
    need(value is not None and value[0] == tag, f'DER: tag {tag} expected')
    return value[2]


def oid(value):
    data, numbers, number = content(value, 6), [], 0
    need(0 < len(data) <= 64 and data[-1] < 128, 'DER: no object identifier')
    for byte in data:
        number = number * 128 + (byte & 127)
        if byte < 128:
            numbers.append(number)
            number = 0
    first = min(numbers[0] // 40, 2)
    return '.'.join(map(str, [first, numbers[0] - 40 * first, *numbers[1:]]))


def der_number(value):
    data = content(value, 2)
    need(data and data[0] < 128, 'DER: a whole number from 0 on expected')
    return int.from_bytes(data, 'big')


def whole_bits(value):
    data = content(value, 3)
    need(data[:1] == b'\0', 'DER: whole bytes expected')
    return data[1:]


def der_time(value, utc=False):
    """Milliseconds since 1970."""
    if utc and value is not None and value[0] == 0x17:
        found = re.fullmatch(rb'([0-9]{2})([0-9]{10})Z', value[2])
        need(found, 'DER: a time that is none')
        text, fraction = (b'20' if int(found[1]) < 50 else b'19') + found[1] + found[2], b''
    else:
        found = re.fullmatch(rb'([0-9]{14})(?:\.([0-9]*[1-9]))?Z', content(value, 0x18))
        need(found, 'DER: a time that is none')
        text, fraction = found[1], found[2] or b''
    try:
        moment = datetime.datetime.strptime(text.decode(), '%Y%m%d%H%M%S')
    except ValueError:
        raise Refused('DER: a time that is none') from None
    seconds = (moment - datetime.datetime(1970, 1, 1)) // datetime.timedelta(seconds=1)
    return seconds * 1000 + int((fraction + b'000')[:3])


NAMES = {'2.5.4.3': 'CN', '2.5.4.5': 'serialNumber', '2.5.4.6': 'C', '2.5.4.7': 'L', '2.5.4.8': 'ST', '2.5.4.10': 'O',
         '2.5.4.11': 'OU', '2.5.4.97': 'organizationIdentifier', '1.2.840.113549.1.9.1': 'emailAddress'}


def name_of(name):
    said = []
    for part in (part for one in inside(name, 0x30) for part in inside(one)):
        kind, value = at(inside(part), 0), at(inside(part), 1)
        coding = {0x0c: 'utf-8', 0x1e: 'utf-16-be'}.get(value[0] if value else 0, 'latin-1')
        text = value[2].decode(coding, 'strict' if coding == 'utf-8' else 'replace') if value else ''
        text = ''.join(c for c in text if unicodedata.category(c) not in ('Cc', 'Cf'))
        said.append(f'{NAMES.get(oid(kind), oid(kind))}={text[:200]}')
    return ', '.join(reversed(said))


def certificate(raw):
    body, algorithm, signature = (inside(der_one(raw), 0x30) + [None] * 3)[:3]
    need(len(inside(der_one(raw))) == 3, 'a certificate of another shape')
    fields = inside(body, 0x30)
    fields = fields[1:] if fields and fields[0][0] == 0xa0 else fields
    inner, issuer, validity, subject, key = (at(fields, i) for i in range(1, 6))
    need(inner and inner[1] == algorithm[1], 'two algorithms of one signature')
    extensions = {}
    wrapped = next((at(inside(field), 0) for field in fields if field[0] == 0xa3), None)
    for one in inside(wrapped) if wrapped else []:
        parts = inside(one)
        critical = len(parts) == 3 and content(parts[1], 1) == b'\xff'
        need(oid(parts[0]) not in extensions, 'an extension that stands twice')
        extensions[oid(parts[0])] = (content(at(parts, -1), 4), critical)
    constraints, usage, purposes = (extensions.get('2.5.29.' + n) for n in ('19', '15', '37'))
    first = at(inside(der_one(constraints[0])), 0) if constraints else None
    authority = bool(first and first[0] == 1 and first[2] == b'\xff')
    if authority and usage:
        authority = bool((content(der_one(usage[0]), 3) + b'\0\0')[1] & 4)
    try:
        names = name_of(subject), name_of(issuer)
    except UnicodeDecodeError:
        raise Refused('a name that is no text') from None
    return {
        'raw': raw, 'name': names[0], 'subject': subject[1], 'issuer': issuer[1], 'key': key, 'authority': authority,
        'from': der_time(at(inside(validity, 0x30), 0), True), 'to': der_time(at(inside(validity, 0x30), 1), True),
        'purposes': purposes and ([oid(one) for one in inside(der_one(purposes[0]))], purposes[1]),
        'message': body[1], 'algorithm': algorithm, 'signature': whole_bits(signature),
    }


def certificates_in(text):
    found = re.findall('-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----', text, re.DOTALL)
    need(found, 'there is no certificate (PEM) in this text')
    return [certificate(from_base64(re.sub(r'\s', '', one))) for one in found]


# ---- Signatures of authorities: RSA (RFC 8017), ECDSA (FIPS 186), Ed25519 ------------------------------------------------

DIGESTS = {'2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512'}
RSA, PSS, MGF1, EC = '1.2.840.113549.1.1.1', '1.2.840.113549.1.1.10', '1.2.840.113549.1.1.8', '1.2.840.10045.2.1'
SIGNED_BY = {'1.2.840.113549.1.1.11': ('rsa', 'sha256'), '1.2.840.113549.1.1.12': ('rsa', 'sha384'),
             '1.2.840.113549.1.1.13': ('rsa', 'sha512'), '1.2.840.10045.4.3.2': ('ec', 'sha256'),
             '1.2.840.10045.4.3.3': ('ec', 'sha384'), '1.2.840.10045.4.3.4': ('ec', 'sha512')}
DIGEST_INFO = {'sha256': '3031300d060960864801650304020105000420', 'sha384': '3041300d060960864801650304020205000430',
               'sha512': '3051300d060960864801650304020305000440'}
# prime, b, order, base point; a = -3 in all three
CURVES = {
    '1.2.840.10045.3.1.7': (2**256 - 2**224 + 2**192 + 2**96 - 1, '5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b',
        'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
        '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296', '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'),
    '1.3.132.0.34': (2**384 - 2**128 - 2**96 + 2**32 - 1,
        'b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef',
        'ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
        'aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7',
        '3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f'),
    '1.3.132.0.35': (2**521 - 1,
        '0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00',
        '1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409',
        '00c6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66',
        '011839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650'),
}


def digest(name, data):
    return hashlib.new(name, data).digest()


def digest_named(algorithm):
    return DIGESTS.get(oid(at(inside(algorithm, 0x30), 0)))


def signature_holds(key, algorithm, stated, message, signature):
    """Whether a signature holds; an algorithm, key or size that is not taken does not."""
    key_algorithm, bits = (inside(key, 0x30) + [None] * 2)[:2]
    kind, name, data = oid(at(inside(key_algorithm, 0x30), 0)), oid(at(inside(algorithm, 0x30), 0)), whole_bits(bits)
    if name == '1.3.101.112':
        return kind == name and len(signature) == 64 and len(data) == 32 and ed25519(signature, message, data)
    if kind == RSA and name == PSS:
        return pss_holds(data, at(inside(algorithm), 1), message, signature)
    family, hashed = ('rsa', stated) if name == RSA and stated else SIGNED_BY.get(name, (None, None))
    if kind == RSA and family == 'rsa':
        n, e, size = rsa_key(data)
        info = bytes.fromhex(DIGEST_INFO[hashed]) + digest(hashed, message)
        expected = b'\0\1' + b'\xff' * (size - len(info) - 3) + b'\0' + info
        number = int.from_bytes(signature, 'big')
        return n > 0 and len(signature) == size and number < n and pow(number, e, n).to_bytes(size, 'big') == expected
    curve = CURVES.get(oid(at(inside(key_algorithm), 1))) if kind == EC and family == 'ec' else None
    return curve is not None and ecdsa_holds(curve, data, digest(hashed, message), signature)


def rsa_key(data):
    """Modulus, exponent, length in bytes; a modulus of 0 is a key that is not taken."""
    modulus, exponent = (inside(der_one(data), 0x30) + [None] * 2)[:2]
    n, e = der_number(modulus), der_number(exponent)
    taken = 2048 <= n.bit_length() <= 8192 and e > 1 and e % 2 == 1 and e.bit_length() <= 33
    return (n if taken else 0), e, (n.bit_length() + 7) // 8


def pss_holds(data, settings, message, signature):
    n, e, size = rsa_key(data)
    fields = {one[0]: at(inside(one), 0) for one in inside(settings, 0x30)}
    hashed, mgf, salt, trailer = (fields.get(0xa0 + i) for i in range(4))
    if not n or None in (hashed, mgf, salt):
        return False
    name, salt = digest_named(hashed), der_number(salt)
    if not name or oid(at(inside(mgf), 0)) != MGF1 or digest_named(at(inside(mgf), 1)) != name or salt > 512:
        return False
    number, length, hash_size = int.from_bytes(signature, 'big'), (n.bit_length() + 6) // 8, hashlib.new(name).digest_size
    if (trailer and der_number(trailer) != 1) or len(signature) != size or number >= n or length < hash_size + salt + 2:
        return False
    opened = pow(number, e, n)
    if opened.bit_length() > 8 * length:
        return False
    em = opened.to_bytes(length, 'big')
    masked, hash_ = em[:length - hash_size - 1], em[length - hash_size - 1:-1]
    spare = 0xff >> (8 * length - n.bit_length() + 1)
    stream = b''.join(digest(name, hash_ + struct.pack('>I', i)) for i in range(len(masked) // hash_size + 1))
    plain = bytearray(a ^ b for a, b in zip(masked, stream))
    if em[-1] != 0xbc or masked[0] & ~spare & 0xff:
        return False
    plain[0] &= spare
    begin = len(plain) - salt - 1
    if any(plain[:begin]) or plain[begin] != 1:
        return False
    return digest(name, bytes(8) + digest(name, message) + bytes(plain[begin + 1:])) == hash_


def ecdsa_holds(curve, public, hashed, signature):
    p, b, order, gx, gy = curve[0], *(int(text, 16) for text in curve[1:])
    size = (p.bit_length() + 7) // 8
    if public[:1] == b'\4' and len(public) == 1 + 2 * size:
        x, y = int.from_bytes(public[1:1 + size], 'big'), int.from_bytes(public[1 + size:], 'big')
    elif public[:1] in (b'\2', b'\3') and len(public) == 1 + size:
        x = int.from_bytes(public[1:], 'big')
        y = pow(x**3 - 3 * x + b, (p + 1) // 4, p)
        y = y if y % 2 == public[0] % 2 else p - y
    else:
        return False
    if x >= p or y >= p or (y * y - x**3 + 3 * x - b) % p:
        return False
    try:
        r, s = (der_number(one) for one in inside(der_one(signature), 0x30))
    except (Refused, ValueError):
        return False
    if not (0 < r < order and 0 < s < order):
        return False

    def plus(one, two):
        if one is None or two is None:
            return one or two
        (x1, y1), (x2, y2) = one, two
        if x1 == x2 and (y1 + y2) % p == 0:
            return None
        slope = (3 * x1 * x1 - 3) * pow(2 * y1, -1, p) if one == two else (y2 - y1) * pow(x2 - x1, -1, p)
        x3 = (slope * slope - x1 - x2) % p
        return x3, (slope * (x1 - x3) - y1) % p

    def multiple(n, one):
        total = None
        while n > 0:
            total = plus(total, one) if n & 1 else total
            one, n = plus(one, one), n >> 1
        return total

    z = int.from_bytes(hashed, 'big') >> max(0, 8 * len(hashed) - order.bit_length())
    inverse = pow(s, -1, order)
    found = plus(multiple(z * inverse % order, (gx, gy)), multiple(r * inverse % order, (x, y)))
    return found is not None and found[0] % order == r


def valid_at(one, time):
    return one['from'] <= time <= one['to']


def chain_end(first, trusted, pool, time):
    """What a chain of certificates ends in, one of the trusted; None without one. With a time all must be valid then."""
    steps = [0]

    def follow(one, depth):
        if depth > 8 or (time is not None and not valid_at(one, time)):
            return None
        if depth > 0 and any(one['raw'] == other['raw'] for other in trusted):
            return one
        for issuer in [*trusted, *pool]:
            if issuer['raw'] == one['raw'] or not issuer['authority'] or issuer['subject'] != one['issuer']:
                continue
            steps[0] += 1
            if steps[0] > 500 or not signature_holds(issuer['key'], one['algorithm'], None, one['message'], one['signature']):
                continue
            end = follow(issuer, depth + 1)
            if end is not None:
                return end
        return None

    return follow(first, 0)


# ---- Time stamps: RFC 3161, OpenTimestamps -------------------------------------------------------------------------------

TSTINFO, TIME_STAMPING = '1.2.840.113549.1.9.16.1.4', '1.3.6.1.5.5.7.3.8'


def read_timestamp(response, hashed, nonce):
    """(milliseconds since 1970, signer, certificates): all is checked but whether the signer can be believed."""
    parts = inside(der_one(response), 0x30)
    need(der_number(at(inside(at(parts, 0), 0x30), 0)) in (0, 1), 'the authority refused')
    token = inside(at(parts, 1), 0x30)
    need(oid(at(token, 0)) == '1.2.840.113549.1.7.2', 'the token is no signed data')
    signed = inside(at(inside(at(token, 1), 0xa0), 0), 0x30)
    wrapped = inside(at(signed, 2), 0x30)
    need(oid(at(wrapped, 0)) == TSTINFO, 'the content is no time stamp')
    info = content(at(inside(at(wrapped, 1), 0xa0), 0), 4)
    certificates = [certificate(one[1]) for bag in signed if bag[0] == 0xa0 for one in inside(bag) if one[0] == 0x30]
    signers = inside(at(signed, -1), 0x31)
    need(len(signers) == 1, 'exactly one signer expected')
    fields = inside(der_one(info), 0x30)
    need(der_number(at(fields, 0)) == 1, 'another version of time stamps')
    oid(at(fields, 1)), der_number(at(fields, 3))
    imprint, moment = inside(at(fields, 2), 0x30), der_time(at(fields, 4))
    stated = next((f'{der_number(one):x}' for one in fields[5:] if one[0] == 2), None)
    kind = oid(at(inside(at(imprint, 0), 0x30), 0))
    need(DIGESTS.get(kind) == 'sha256' and content(at(imprint, 1), 4) == hashed, 'the time stamp is over something else')
    need(stated == nonce, 'the time stamp answers another request')
    signer = signed_by(info, certificates, inside(signers[0], 0x30))
    need(signer['purposes'] == ([TIME_STAMPING], True), f"the certificate of {signer['name']} is not for time-stamping alone")
    need(valid_at(signer, moment), 'the certificate of the authority was not valid at the stated time')
    return moment, signer, certificates


def signed_by(info, certificates, signer):
    name = digest_named(at(signer, 2))
    need(name, 'the digest is of an algorithm that is not taken')
    attributes = {}
    for attribute in inside(at(signer, 3), 0xa0):
        kind, values = (inside(attribute) + [None] * 2)[:2]
        values = inside(values, 0x31)
        need(len(values) == 1 and oid(kind) not in attributes, 'an attribute with several values')
        attributes[oid(kind)] = values[0]
    need(oid(attributes.get('1.2.840.113549.1.9.3')) == TSTINFO, 'the signed attributes are of another content')
    need(content(attributes.get('1.2.840.113549.1.9.4'), 4) == digest(name, info), 'the signed digest is not that of the content')
    v2 = attributes.get('1.2.840.113549.1.9.16.2.47')
    named = v2 or attributes.get('1.2.840.113549.1.9.16.2.12')
    need(named, 'the signature does not name its certificate')
    fields = inside(at(inside(at(inside(named, 0x30), 0), 0x30), 0), 0x30)
    explicit = fields[0] if v2 and fields and fields[0][0] == 0x30 else None
    way = 'sha1' if not v2 else digest_named(explicit) if explicit else 'sha256'
    wanted = content(at(fields, 1 if explicit else 0), 4)
    found = next((one for one in certificates if way and digest(way, one['raw']) == wanted), None)
    need(found, 'the certificate that the signature names is not in the response')
    message, signature = b'\x31' + signer[3][1][1:], content(at(signer, 5), 4)
    need(at(signer, 4)[0] == 0x30 and signature_holds(found['key'], signer[4], name, message, signature), 'the signature does not fit')
    return found


OTS_MAGIC = bytes.fromhex('004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294')


class Stamp:
    """An .ots file: follows every operation, and keeps what each message is attested by."""

    def __init__(self, data, hashed):
        self.data, self.at, self.nodes, self.pending, self.blocks = data, 0, 0, [], []
        need(self.take(31) == OTS_MAGIC, 'this is no OpenTimestamps file')
        need(self.number() == 1 and self.take(1) == b'\x08', 'another version, or no SHA-256')
        need(self.take(32) == hashed, 'the stamp is of another file')
        self.node(hashed, 0)
        need(self.at == len(data), 'something follows the stamp')

    def take(self, length):
        need(self.at + length <= len(self.data), 'the stamp ends in the middle')
        self.at += length
        return self.data[self.at - length:self.at]

    def number(self):
        value, shift = 0, 0
        while True:
            byte = self.take(1)[0]
            value += (byte & 127) << shift
            need(value <= 0xffffffff and shift <= 35, 'a number that is too large')
            if byte < 128:
                return value
            shift += 7

    def counted(self, most):
        length = self.number()
        need(length <= most, 'more bytes than there can be')
        return self.take(length)

    def node(self, message, depth):
        self.nodes += 1
        need(depth <= 256 and self.nodes <= 4096, 'a tree that has no end')
        tag = self.take(1)[0]
        while tag == 0xff:
            self.branch(self.take(1)[0], message, depth)
            tag = self.take(1)[0]
        self.branch(tag, message, depth)

    def branch(self, tag, message, depth):
        if tag == 0:
            kind, outer = self.take(8).hex(), self.counted(8192)
            if kind in ('83dfe30d2ef90c8e', '0588960d73d71901'):
                rest = Stamp.__new__(Stamp)
                rest.data, rest.at = outer, 0
                if kind == '83dfe30d2ef90c8e':
                    address = rest.counted(1000)
                    need(re.fullmatch(rb'[A-Za-z0-9.:/_-]+', address), 'an address of a calendar that is none')
                    self.pending.append(address)
                else:
                    self.blocks.append((rest.number(), message))
                need(rest.at == len(outer), 'something follows an attestation')
            return
        if tag == 8:
            message = sha256(message)
        else:
            need(tag in (0xf0, 0xf1), f'the operation {tag} is not taken')
            argument = self.counted(4096)
            need(argument, 'an operation without its argument')
            message = message + argument if tag == 0xf0 else argument + message
            need(len(message) <= 4096, 'a message that grows without end')
        self.node(message, depth + 1)


def block_header(text):
    """(root of transactions as bytes, time) of a header that carries the work that it states, and enough of it."""
    need(re.fullmatch('[0-9a-fA-F]{160}', text), 'a block header is 80 bytes in hexadecimal')
    data = bytes.fromhex(text)
    value, bits = int.from_bytes(sha256(sha256(data)), 'little'), struct.unpack('<I', data[72:76])[0]
    target = (bits & 0x7fffff) << 8 * max(0, (bits >> 24) - 3)
    need(not bits & 0x800000 and value <= target, 'this header does not carry the work that it states')
    need(target >> 192 == 0, 'this header carries too little work to be of the chain')
    return data[36:68], struct.unpack('<I', data[68:72])[0] * 1000


# ---- Tiles -------------------------------------------------------------------------------------------------------------

def tile_path(path):
    found = re.fullmatch(r'tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?',
                         path, re.ASCII)
    need(found and not found[2].startswith('x000'), 'no path of a tile')
    index, width = int(re.sub('[x/]', '', found[2])), int(found[3] or 256)
    need(index <= MAX_SIZE and (found[3] is None or width < 256), 'no path of a tile')
    return {'level': found[1] if found[1] == 'entries' else int(found[1]), 'index': index, 'width': width}


def bundle(data, width):
    entries, at = [], 0
    for _ in range(check_size(width)):
        need(at + 2 <= len(data), 'the bundle is too short')
        size = int.from_bytes(data[at:at + 2], 'big')
        need(at + 2 + size <= len(data), 'the bundle is too short')
        entries.append(data[at + 2:at + 2 + size])
        at += 2 + size
    need(at == len(data) and 1 <= width <= 256, 'the bundle is too long')
    return entries


# ---- Records -----------------------------------------------------------------------------------------------------------

COMMON = 'id version predecessor at by batch confidentiality tags notes custom+ title description sources url row status'
KINDS = {
    'source': 'name type reliability affiliations codeName public country languages',
    'document': 'name sha256 size mediaType blob text* textDigest extractor languages published acquiredFrom acquiredAt '
                'generation custody credibility encoding author reading place country capture mainText* thumbnail pages '
                'contentType',
    'event': 'when place partOf country documents',
    'act': 'event type plover acled cameo perpetrators victims targets initiators participants killed injured arrested '
           'method rightsArticles when place country documents eventType',
    'actor': 'names actorKind country',
    'place': 'names lat lon admin precision country',
    'response': 'institution type when position about documents country outcome',
    'series': 'question population n value house mode when country unit interval series',
    'coding': 'document span field value coder confidence textDigest evidence codebook basis signature',
    'link': 'relation a b score decision method evidence signature',
    'claim': 'speaker document span textDigest text form inputs verdict verdicts figure evidence needed',
    'figure': 'definition method methodVersion checkpoint value interval p verdict safeguards inputs codebook missing',
    'observation': 'document source state previous httpStatus sha256 capture difference',
    'batch': 'phase profile file mapping counts ledgerDigest recordsRoot sourceId',
    'redaction': 'record paths reason',
    'erasure': 'record paths reason versions',
    'reference': 'type name sha256 size blob',
    'key': 'statement',
    'loss': 'entries mirror',
}
HOLDS = {'*': 'passages', '+': 'named'}
REASONS = ('safety', 'consent-withdrawn', 'legal', 'not-relevant-personal-data')


def table_of(kind):
    words = COMMON.split() + KINDS[kind].split()
    return {word.rstrip('*+'): (slot, HOLDS.get(word[-1], 'value')) for slot, word in enumerate(words)}


SLOTS = {kind: table_of(kind) for kind in KINDS}


def field_of(kind, path):
    need(kind in SLOTS, f'no kind is called {kind!r:.60}')
    need(path in SLOTS[kind], f'{kind} has no field {path!r:.60}')
    return SLOTS[kind][path]


def item_of(kind, path):
    field, slash, item = path.partition('/')
    need(field_of(kind, field)[1] != 'value' and slash and item, f'{path!r:.60} is no item')
    return field, item


def check_item_path(kind, path, shown):
    field, item = item_of(kind, path)
    if field_of(kind, field)[1] == 'passages':
        need(re.fullmatch('0|[1-9][0-9]{0,15}', item), f'{path!r:.60}: a passage has a number')
        need(field not in shown or int(item) < tree_value(shown[field])[0], f'{path!r:.60}: there are fewer passages')


def parse_entry(data):
    found = re.fullmatch(r'\{"at":"([0-9]{4}-[0-9]{2}-[0-9]{2})","fields":"([A-Za-z0-9_-]{43})","v":1\}', utf8(data))
    need(found, 'these bytes are no entry')
    try:
        if not found[1].startswith('0000'):
            datetime.date.fromisoformat(found[1])
    except ValueError:
        raise Refused(f'no day: {found[1]}') from None
    return {'at': found[1], 'fields': from_base64url(found[2])}


def parse_opening(text):
    parts = strict_canonical(text)
    need(isinstance(parts, list) and len(parts) == 4 and all(isinstance(p, str) for p in parts[:3]), 'no opening')
    need(len(parts[0]) == 43 and len(from_base64url(parts[0])) == 32, 'a salt has 32 bytes')
    need(parts[1] in SLOTS, f'no kind is called {parts[1]!r:.60}')
    return {'kind': parts[1], 'path': parts[2], 'value': parts[3]}


def check_opening(opening, kind, path, proof, root):
    slot, _holds = field_of(kind, path)
    read = parse_opening(opening)
    need((read['kind'], read['path']) == (kind, path), f"{kind} {path} is stated, the opening is of {read['kind']} {read['path']}")
    check_inclusion(slot, 64, leaf(opening.encode()), proof, root)
    return read


def tree_value(value):
    shape(value, ('size', 'tree'), at='value of a tree')
    root = from_base64url(value['tree'])
    check_hashes(root)
    return check_size(value['size']), root


def check_item(opening, index, slot_opening, proof):
    index, slot = check_size(index), parse_opening(slot_opening)
    _slot, holds = field_of(slot['kind'], slot['path'])
    need(holds != 'value', 'the field holds no tree')
    size, root = tree_value(slot['value'])
    item = parse_opening(opening)
    need(item['kind'] == slot['kind'], 'an item of another kind')
    field, name = item_of(item['kind'], item['path'])
    need(field == slot['path'] and (holds == 'named' or name == str(index)), f"item {index} is of {item['path']}")
    check_inclusion(index, size, leaf(opening.encode()), proof, root)
    return item


class Checks:
    """Runs checks one by one and keeps what came of each."""

    def __init__(self):
        self.all, self.not_made = [], []
        self.former = []  # what was erased from versions that are not shown: {record, versions, paths, reason}

    def attempt(self, check, subject, step):
        try:
            result = step()
        except Refused as refused:
            self.all.append((check, subject, False, str(refused)))
            return None
        self.all.append((check, subject, True, None))
        return result

    def failing(self):
        return [check for check, _subject, ok, _why in self.all if not ok]


def hashes(value, at):
    found = [from_base64url(string(one, at)) for one in listed(value, at)]
    check_hashes(*found)
    return found


# ---- Keys of a log ----------------------------------------------------------------------------------------------------------

def parse_keys(top):
    """From the JSON of `sabt-keys/1`: (origin, records, record of entry 0 or None)."""
    shape(top, ('format', 'origin', 'records'), ('first',), 'the keys')
    need(top['format'] == 'sabt-keys/1', 'another format')

    def record(one):
        shape(one, ('entry', 'openings'), ('inclusion',), 'record')
        entry = shape(one['entry'], ('index', 'bytes'), at='entry')
        openings = []
        for field in listed(one['openings'], 'openings'):
            shape(field, ('opening', 'proof'), at='opening')
            openings.append((string(field['opening']), hashes(field['proof'], 'proof')))
        return {
            'index': check_size(entry['index']), 'bytes': from_base64url(string(entry['bytes'])), 'openings': openings,
            'inclusion': hashes(one['inclusion'], 'inclusion') if 'inclusion' in one else None,
        }

    records = [record(one) for one in listed(top['records'], 'records')]
    need(1 <= len(records) <= 1000, '1 to 1000 keys')
    return string(top['origin']), records, record(top['first']) if 'first' in top else None


def shown_field(record, kind, path):
    """The opening of a field, proven to its entry; any kind, if `kind` is None."""
    root = parse_entry(record['bytes'])['fields']
    for opening, proof in record['openings']:
        read = parse_opening(opening)
        if read['path'] == path:
            return check_opening(opening, kind or read['kind'], path, proof, root)
    raise Refused(f"entry {record['index']}: the opening of {path} is missing")


STATED = re.compile('sabt-key/1\n([^\n]+)\nnumber (0|[1-9][0-9]{0,15})\nentry (0|[1-9][0-9]{0,15})\n'
                    'until (0|[1-9][0-9]{0,15})\nvkey ([^\n]+)\nnext ([0-9a-f]{64})\n')


def statement_of(record, number, origin):
    note = shown_field(record, 'key', 'statement')['value']
    shown_field(record, 'key', 'id')
    need(isinstance(note, str), 'a statement is a text')
    found = STATED.fullmatch(note[:note.rfind('\n\n') + 1])
    need(found, 'no statement of a key')
    key, (said, entry, until) = vkey(found[5]), (check_size(int(digits)) for digits in found.group(2, 3, 4))
    need(key['name'] == found[1] == origin and key['algorithm'] == 'ed25519', 'the key of another log')
    need(found[5].split('+')[1] == format(key['id'], '08x'), 'a key that is spelt otherwise')
    need((said, entry) == (number, record['index']), 'another number or entry than the statement says')
    need(number > 0 or until == 0, 'no key came before number 0')
    return {'note': note, 'key': key, 'entry': entry, 'until': until, 'next': found[6], 'digest': sha256(found[5].encode()).hex()}


def check_link(statement, before):
    """Whether the key took over without the signature of the one before."""
    key, former = statement['key'], before and before['key']
    _text, verified = open_note(statement['note'], [key, former] if former else [key])
    signed = lambda one: any(same_key(found, one) for found, _time in verified)
    need(signed(key), 'a key has not signed its own statement')
    if former is None:
        return False
    need(statement['digest'] == before['next'], 'the log had not committed to this key')
    need(statement['entry'] > before['entry'], 'statements out of order')
    alone = not signed(former)
    need(not alone or statement['until'] <= statement['entry'], 'an overlap that the former key has not signed')
    return alone


def follow_keys(keys, trusted):
    """From keys that are trusted to those that follow: (since, terms, terms before them); a term's key has the sizes that it signs."""
    origin, records, first = keys
    statements = [statement_of(record, number, origin) for number, record in enumerate(records)]
    alone = [check_link(one, statements[n - 1] if n else None) for n, one in enumerate(statements)]
    since = statements[0]['entry']
    need((first is None) == (since == 0), 'entry 0 is not shown as it must be')
    if first is not None:
        need(first['index'] == 0 and shown_field(first, None, 'id')['kind'] != 'key', 'entry 0 is a statement, or not shown')
    begin = next((n for n, one in enumerate(statements) if any(same_key(one['key'], k) for k in trusted)), None)
    need(begin is not None, 'no key of the chain is trusted')
    terms = []
    for n, one in enumerate(statements):
        last = statements[n + 1]['until'] if n + 1 < len(statements) else MAX_SIZE
        terms.append({'number': n, 'alone': alone[n], 'key': {**one['key'], 'signs': (one['entry'] + 1 if n else 0, last)}})
    return since, terms[begin:], terms[:begin]


def check_keys_included(keys, size, root):
    _origin, records, first = keys
    for record in records if first is None else [first, *records]:
        if record['index'] < size:
            need(record['inclusion'] is not None, 'no proof that a statement is in the log')
            check_inclusion(record['index'], size, leaf(record['bytes']), record['inclusion'], root)


def open_followed(note, trusted, keys):
    """A checkpoint, opened with the keys that follow from the trusted ones, if `keys` shows any: (checkpoint, since, terms)."""
    if keys is None:
        return open_checkpoint(note, trusted), None, None
    since, terms, _earlier = follow_keys(keys, trusted)
    checkpoint = open_checkpoint(note, [term['key'] for term in terms])
    need(checkpoint['origin'] == keys[0], 'the keys of another log')
    check_keys_included(keys, checkpoint['size'], checkpoint['root'])
    return checkpoint, since, terms


def later_keys(terms):
    return f"later-keys: that no key after number {terms[-1]['number']} has taken over is not shown: ask the keeper, or a witness"


KEY_UNSHOWN = 'key-changes: whether this key has been changed since is not shown: the statements of the keys of this log are not there'


def may_sign(keys, size):
    return [key for key in keys if 'signs' not in key or key['signs'][0] <= size <= key['signs'][1]]


def parse_proof(data):
    top = shape(strict(data), ('format', 'kind', 'id', 'entry', 'openings', 'inclusion', 'checkpoint'), ('withheld', 'erased', 'keys'))
    need(top['format'] == 'sabt-proof/1', 'another format')
    entry = shape(top['entry'], ('index', 'bytes'), at='entry')
    openings = []
    for field in listed(top['openings'], 'openings'):
        shape(field, ('opening', 'proof'), ('items',), 'opening')
        items = []
        for item in listed(field.get('items', []), 'items'):
            shape(item, ('index', 'opening', 'proof'), at='item')
            items.append((check_size(item['index']), string(item['opening']), hashes(item['proof'], 'proof')))
        openings.append((string(field['opening']), hashes(field['proof'], 'proof'), items))
    erased = []
    for one in listed(top.get('erased', []), 'erased'):
        shape(one, ('path', 'reason'), at='erased')
        need(one['reason'] in REASONS, 'a reason that there is not')
        erased.append((string(one['path']), one['reason']))
    return {
        'kind': string(top['kind']), 'id': string(top['id']), 'openings': openings, 'erased': erased,
        'index': check_size(entry['index']), 'bytes': from_base64url(string(entry['bytes'])),
        'withheld': [string(path) for path in listed(top.get('withheld', []), 'withheld')],
        'inclusion': hashes(top['inclusion'], 'inclusion'), 'checkpoint': string(top['checkpoint']),
        'keys': parse_keys(top['keys']) if 'keys' in top else None,
    }


def path_or_none(opening):
    try:
        return parse_opening(opening)['path']
    except Refused:
        return None


def verify_proof(data, opened):
    """Checks of a proof file; `opened` opens its checkpoint. Returns (checks, file, fields, day)."""
    checks = Checks()
    attempt = checks.attempt
    file = attempt('format', 'sabt-proof/1', lambda: parse_proof(data))
    if file is None:
        return checks, None, [], None
    where, kind = f"entry {file['index']}", file['kind']
    checkpoint = attempt('checkpoint', 'signature', lambda: opened(file['checkpoint'], file['keys']))
    entry = attempt('entry', where, lambda: parse_entry(file['bytes']))

    def inclusion():
        need(checkpoint is not None, 'no verified checkpoint to compare with')
        check_inclusion(file['index'], checkpoint['size'], leaf(file['bytes']), file['inclusion'], checkpoint['root'])

    def identity():
        field_of(kind, 'id')
        read = [parse_opening(opening) for opening, _proof, _items in file['openings']]
        need(len({one['path'] for one in read}) == len(read), 'a field is shown twice')
        ids = [one['value'] for one in read if one['path'] == 'id']
        need(ids == [file['id']], f"the file is about {file['id']}, the field id says {ids}")

    attempt('inclusion', where, inclusion)
    attempt('identity', file['id'], identity)
    fields = []
    for opening, proof, items in file['openings']:
        def field():
            path = parse_opening(opening)['path']
            need(entry is not None, 'no entry to compare with')
            return check_opening(opening, kind, path, proof, entry['fields'])

        found = attempt('field', path_or_none(opening) or '?', field)
        shown = [] if found is None else [found]
        last = None
        for index, text, item_proof in items:
            def item():
                need(found is not None, 'the field that holds it was not verified')
                one = check_item(text, index, opening, item_proof)
                named = field_of(kind, found['path'])[1] == 'named'
                if last is not None:
                    need(index > last[0] and (not named or units(one['path']) > units(last[1])), 'items out of order')
                return one

            one = attempt('item', f'item {index}', item)
            if one is not None:
                last = (index, one['path'])
                shown.append(one)
        fields += [(one['path'], 'disclosed', one['value']) for one in shown]
    check_digests(checks, kind, {path: value for path, _state, value in fields})
    seen = {path_or_none(text) for opening, _p, items in file['openings'] for text in [opening, *(i[1] for i in items)]}
    for state, stated in (('withheld', [(p, None) for p in file['withheld']]), ('erased', file['erased'])):
        for path, reason in stated:
            def known():
                if '/' in path:
                    check_item_path(kind, path, {p: v for p, s, v in fields if s == 'disclosed'})
                else:
                    field_of(kind, path)
                need(path not in seen, f'{path} is shown or listed as well')
                seen.add(path)
                return True

            if attempt(state, path, known):
                fields.append((path, state, reason))
    values = {path: value for path, state, value in fields if state == 'disclosed'}
    for opening, _proof, items in file['openings']:
        path = path_or_none(opening)
        if path in values and field_of(kind, path)[1] == 'passages':
            def accounted():
                size = tree_value(values[path])[0]
                named = len(items) + sum(one[0].startswith(path + '/') for one in fields if one[1] != 'disclosed')
                need(named >= size, f'{size - named} of {size} passages are not accounted for')

            attempt('passages', path, accounted)
    return checks, file, fields, entry and entry['at']


def check_digests(checks, kind, shown):
    """What a record says twice: only values whose proofs hold are compared."""
    table = SLOTS.get(kind, {})

    def text_digest():
        need(all(isinstance(one, str) for one in passages), 'a passage that is no text')
        computed = sha256(''.join(passages).encode()).hex()
        need(shown['textDigest'] == computed, f"textDigest: stated {shown['textDigest']}, the passages give {computed}")

    def blob_digest():
        blob, digest = shown['blob'], shown['sha256']
        need(isinstance(blob, dict) and isinstance(digest, str) and blob.get('sha256') == digest, 'blob has another sha256')

    if table.get('text', (0, ''))[1] == 'passages' and 'textDigest' in table:
        try:
            size = tree_value(shown.get('text'))[0]
        except Refused:
            size = -1
        count = sum(1 for path in shown if path.startswith('text/'))
        if 'textDigest' in shown and count == size:
            passages = [shown[f'text/{i}'] for i in range(size)]
            checks.attempt('text-digest', 'textDigest', text_digest)
        else:
            checks.not_made.append('text-digest')
    if 'blob' in table and 'sha256' in table:
        if 'blob' in shown and 'sha256' in shown:
            checks.attempt('blob-digest', 'blob', blob_digest)
        else:
            checks.not_made.append('blob-digest')


# ---- ZIP: no header is open to choice ----------------------------------------------------------------------------------

MAX_FILES, MAX_BYTES = 65_000, 2**30


def read_zip(data):
    need(len(data) >= 22, 'this is no ZIP archive')
    end = len(data) - 22
    count, size, start = struct.unpack('<HII', data[end + 10:end + 20])
    need(start + size == end and data[end:] == struct.pack('<IHHHHIIH', 0x06054b50, 0, 0, count, count, size, start, 0),
         'this is no ZIP archive as dossiers are')
    need(count <= MAX_FILES, 'too many files')
    entries, at, total = [], start, 0
    for _ in range(count):
        need(at + 46 <= end, 'the directory is too short')
        method, = struct.unpack('<H', data[at + 10:at + 12])
        crc, packed, plain, length = struct.unpack('<IIIH', data[at + 16:at + 30])
        offset, = struct.unpack('<I', data[at + 42:at + 46])
        raw = data[at + 46:at + 46 + length]
        common = struct.pack('<HHHHHIIIHH', 20, 0x0800, method, 0, 0x21, crc, packed, plain, length, 0)
        line = struct.pack('<IH', 0x02014b50, 20) + common + struct.pack('<HHHII', 0, 0, 0, 0, offset) + raw
        need(at + len(line) <= end and data[at:at + len(line)] == line, 'a line of the directory is not as dossiers have it')
        need(method == 8 or (method == 0 and packed == plain), f'method {method}')
        total += plain
        need(total <= MAX_BYTES, 'it unpacks to more than 1 GiB')
        entries.append((utf8(raw), method, crc, packed, plain, offset, struct.pack('<I', 0x04034b50) + common + raw))
        at += len(line)
    need(at == end, 'the directory holds more than its files')
    files, folded, at = {}, set(), 0
    for name, method, crc, packed, plain, offset, header in entries:
        check_file_name(name)
        fold = name.encode().lower()  # of bytes Python lowers the letters of ASCII alone
        need(fold not in folded, f'two files are called {name!r}')
        folded.add(fold)
        begin = at + len(header)
        need(offset == at and begin + packed <= start and data[at:begin] == header, f'{name!r} does not lie where it should')
        at = begin + packed
        content = data[begin:at] if method == 0 else unpacked(data[begin:at], plain)
        need(len(content) == plain and zlib.crc32(content) == crc, f'{name!r}: not the bytes that its sum is of')
        files[name] = content
    need(at == start, 'bytes before the directory belong to no file')
    return files


# by their numbers: signs of file systems, and what is not seen, is a space or turns the direction of writing
UNFIT = re.compile('[\0-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f'
                   '\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U00010000-\U0010ffff\\\\:*?"<>|]')
DEVICE = re.compile(r'(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)', re.IGNORECASE | re.ASCII)


def check_file_name(name):
    need(len(units(name)) // 2 <= 512 and not UNFIT.search(name), f'no file is called {name!r:.60}')
    need(not any(part == '' or part[0] == '.' or part[-1] in '. ' for part in name.split('/')), f'no file is called {name!r:.60}')
    need(not any(DEVICE.match(part) for part in name.split('/')), f'no file is called {name!r:.60}')


def unpacked(data, size):
    reader = zlib.decompressobj(-15)
    try:
        content = reader.decompress(data, size + 1)
    except zlib.error as error:
        raise Refused(f'compressed data: {error}') from None
    need(len(content) <= size and reader.eof and not reader.unused_data, 'compressed data of another size')
    return content


# ---- Dossiers ----------------------------------------------------------------------------------------------------------

CONTENTS, STATEMENT, CHECKPOINT, KEYS = 'dossier.json', 'dossier.note', 'proof/checkpoint', 'proof/keys.json'
FOLDERS = ('proof', 'files', 'data')


def parse_contents(data):
    top = shape(strict(data), ('format', 'origin', 'vkey', 'day', 'checkpoint', 'records', 'anchors', 'files'), ('attested',))
    need(top['format'] == 'sabt-dossier/1', 'another format')
    for name in ('origin', 'vkey', 'day'):
        string(top[name], name)
    try:
        need(re.fullmatch('[0-9]{4}-[0-9]{2}-[0-9]{2}', top['day']), 'no day')
        datetime.date.fromisoformat(top['day'])
    except ValueError:
        raise Refused('no day') from None
    shape(top['checkpoint'], ('size', 'root'), at='checkpoint')
    check_size(top['checkpoint']['size'])
    string(top['checkpoint']['root'])
    for record in listed(top['records'], 'records'):
        shape(record, ('id', 'kind', 'entry', 'proof'), ('original',), 'record')
        check_size(record['entry'])
        for name in set(record) - {'entry'}:
            string(record[name], name)
    for file in listed(top['files'], 'files'):
        shape(file, ('path', 'size', 'sha256'), at='file')
        check_size(file['size'])
        string(file['path']), string(file['sha256'])
    for path in listed(top['anchors'], 'anchors'):
        string(path)
    for earlier in listed(top.setdefault('attested', []), 'attested'):
        shape(earlier, ('checkpoint', 'consistency'), at='attested')
        string(earlier['checkpoint'])
        earlier['consistency'] = hashes(earlier['consistency'], 'consistency')
    for values in ([e['checkpoint'] for e in top['attested']], top['anchors'], [r['id'] for r in top['records']], [r['proof'] for r in top['records']], [f['path'] for f in top['files']]):
        need(len(set(values)) == len(values), 'something is listed twice')
    return top


def values_of(kind, fields):
    """What a record discloses, as in data/: texts joined, items under their names."""
    shown = {path: value for path, state, value in fields if state == 'disclosed'}
    values = {path: value for path, value in shown.items() if '/' not in path}
    for path in values:
        holds = field_of(kind, path)[1]
        items = {p[len(path) + 1:]: v for p, v in shown.items() if p.startswith(path + '/')}
        if holds == 'named':
            values[path] = items
        elif holds == 'passages':
            size = tree_value(values[path])[0]
            whole = len(items) == size and all(isinstance(one, str) for one in items.values())
            values[path] = ''.join(items.values()) if whole else {'passages': items, 'size': size}
    return values


def cell(value):
    if value is None:
        return ''
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return es_number(value)
    text = value if isinstance(value, str) else canonical(value)
    if text[:1] in ('=', '+', '-', '@', '\t', '\r'):
        text = "'" + text
    return '"' + text.replace('"', '""') + '"' if re.search('[",\r\n]', text) else text


def data_of(records):
    rows = [(r, values_of(r['kind'], r['fields'])) for r in records]
    lines = [canonical({'entry': r['entry'], 'fields': values, 'id': r['id'], 'kind': r['kind']}) + '\n' for r, values in rows]
    files = {'data/records.jsonl': ''.join(lines).encode()}
    for kind in KINDS:
        own = [(r, values) for r, values in rows if r['kind'] == kind]
        columns = [path for path in SLOTS[kind] if path != 'id' and any(path in values for _r, values in own)]
        if own:
            table = [['id', 'entry', *columns]]
            table += [[cell(r['id']), cell(r['entry']), *(cell(values.get(c)) for c in columns)] for r, values in own]
            files[f'data/{kind}.csv'] = ('\ufeff' + ''.join(','.join(row) + '\r\n' for row in table)).encode()
    return files


def verify_dossier(files, log_keys, witnesses=None, now=MAX_SIZE, trusted_anchors=(None, ())):
    """Returns (checks, contents, checkpoint, witnesses, records, anchors). `witnesses`: (keys, number), or a policy, or None."""
    checks = Checks()
    attempt = checks.attempt
    if isinstance(witnesses, Policy):
        log_keys = [*log_keys, *witnesses.logs]

    def file(path):
        need(path in files, f'the file {path} is missing')
        return files[path]

    contents = attempt('contents', CONTENTS, lambda: parse_contents(file(CONTENTS)))
    trusted = log_keys or ([] if contents is None else [vkey(contents['vkey'])] if is_vkey(contents['vkey']) else [])

    # Keys of former times may have signed what the checkpoint is proven to continue, and nothing else.
    chain, kept, ever = None, trusted, trusted
    if not log_keys:
        checks.not_made.append(OWN_KEY)
    if witnesses is None:
        checks.not_made.append('witnesses: no keys of witnesses were given; what others have signed stands unchecked')
    if KEYS not in files:
        checks.not_made.append(KEY_UNSHOWN)
    if KEYS in files:
        def followed():
            found = parse_keys(strict(file(KEYS)))
            _since, terms, earlier = follow_keys(found, kept)
            checks.not_made.append(later_keys(terms))
            return found, [term['key'] for term in terms], [term['key'] for term in earlier + terms]

        chain, trusted, ever = attempt('keys', KEYS, followed) or (None, kept, kept)

    def opening():
        if contents is not None and not log_keys:
            vkey(contents['vkey'])
        found = open_checkpoint(utf8(file(CHECKPOINT)), trusted)
        if contents is not None:
            stated = (contents['origin'], contents['checkpoint']['size'], contents['checkpoint']['root'])
            need(stated == (found['origin'], found['size'], base64.b64encode(found['root']).decode()), 'another checkpoint is stated')
        return found

    checkpoint = attempt('checkpoint', CHECKPOINT, opening)
    if chain is not None and checkpoint is not None:
        attempt('keys', 'in the log', lambda: check_keys_included(chain, checkpoint['size'], checkpoint['root']))
    earlier = []
    for one in contents['attested'] if contents else []:
        def continued():
            found = open_checkpoint(utf8(file(one['checkpoint'])), ever)
            need(checkpoint is not None, 'no verified checkpoint to compare with')
            need(found['origin'] == checkpoint['origin'], 'a checkpoint of another log')
            check_consistency(found['size'], checkpoint['size'], found['root'], checkpoint['root'], one['consistency'])
            return {'path': one['checkpoint'], 'note': file(one['checkpoint']), 'size': found['size']}

        held = attempt('attested', one['checkpoint'], continued)
        earlier += [held] if held else []

    def witnessed():
        notes = [file(CHECKPOINT), *(e['note'] for e in sorted(earlier, key=lambda e: -e['size']))]
        weighed = [weigh(utf8(note), witnesses, ever, now) for note in notes]
        asked = 'the policy asks for more' if isinstance(witnesses, Policy) else f'{witnesses[1]} of the {count_of(witnesses[0])} named are asked for'
        need(any(met for met, _seen in weighed),
             f'{max(len(seen) for _met, seen in weighed)} of the witnesses have signed one checkpoint, {asked}')
        return next(seen for met, seen in weighed if met)

    seen = []
    if witnesses is not None:
        seen = attempt('witnesses', 'policy' if isinstance(witnesses, Policy) else f'{witnesses[1]} of {count_of(witnesses[0])}', witnessed) or []
    brought = [] if witnesses is None else [key for _name, key in witnesses.witnesses] if isinstance(witnesses, Policy) else witnesses[0]
    notes = [*([files[CHECKPOINT]] if CHECKPOINT in files else []), *(e['note'] for e in earlier)]
    checks.not_made += unchecked_cosignatures(notes, brought)
    if contents is None:
        return checks, None, checkpoint, [], [], []

    def statement():
        text, verified = open_note(utf8(file(STATEMENT)), may_sign(trusted, contents['checkpoint']['size']))
        need(verified, 'no key that is known has signed')
        need(text == f"sabt-dossier/1\n{contents['origin']}\n{sha256(file(CONTENTS)).hex()}\n", 'another list was signed')
        signers = [key['name'] for key, _time in verified if key['algorithm'] == 'ed25519']
        need(contents['origin'] in signers, 'another key has signed it')

    attempt('statement', STATEMENT, statement)
    digests = {}
    for listed_file in contents['files']:
        def same(one=listed_file):
            data = file(one['path'])
            digests[one['path']] = sha256(data).hex()
            need((len(data), digests[one['path']]) == (one['size'], one['sha256']), 'another size or SHA-256 than listed')

        attempt('file', listed_file['path'], same)
    for path in files:
        if path not in {CONTENTS, STATEMENT, *(f['path'] for f in contents['files'])}:
            attempt('file', path, lambda: need(False, 'the list of contents does not have this file'))

    def opened(note, _keys):
        need(checkpoint is not None, 'no verified checkpoint to compare with')
        need(note.encode() == files[CHECKPOINT], 'another checkpoint than that of the dossier')
        return checkpoint

    records = [check_record(checks, entry, files, digests, opened) for entry in contents['records']]
    check_places(checks, contents, files)
    made = attempt('data', 'data', lambda: data_of(records))
    if made is not None:
        for path in [*made, *(p for p in files if p.startswith('data/') and p not in made)]:
            def agrees(one=path):
                need(one in made, 'no proof of the dossier gives this file')
                need(file(one) == made[one], 'the file does not say what the proofs disclose')

            attempt('data', path, agrees)
    check_erasures(checks, records)
    anchors = check_anchors(checks, contents, files, earlier, trusted_anchors)
    # an authority answers when it is asked; a block comes hours or days after the checkpoint, and tells of no later entry
    sightings = seen + [(signer, moment / 1000, size)
                                        for folder, kind, state, moment, signer, _blocks in anchors if (kind, state) == ('tsa', 'confirmed')
                        for size in [e['size'] for e in earlier if e['path'] == f'{folder}/checkpoint']]
    check_days(checks, records, sightings)
    checks.not_made += doubted_day(contents['day'], records, sightings)
    checks.not_made += [f"unwitnessed {r['id']}: entered after what the witnesses saw" for r in records if seen and r['entry'] >= seen[0][2]]
    return checks, contents, checkpoint, seen, records, anchors


def check_places(checks, contents, files):
    used = {'proof': {CHECKPOINT, KEYS, *(r['proof'] for r in contents['records']), *(a['checkpoint'] for a in contents['attested']),
                      *contents['anchors']},
            'files': {r['original'] for r in contents['records'] if 'original' in r}}
    others = 0
    for path in files:
        folder = path.split('/')[0] if '/' in path else ''
        why = ('outside of files/ no name has letters beyond ASCII' if folder != 'files' and re.search('[^ -~]', path)
               else 'a file among the proofs that nothing in the list of contents uses' if folder == 'proof' and path not in used['proof']
               else 'no record of the dossier has this file: nothing in the log stands for it' if folder == 'files' and path not in used['files']
               else f'it lies in a folder that may be taken for {folder.lower()}/' if folder not in FOLDERS and folder.lower() in FOLDERS
               else None)
        if why:
            checks.attempt('original' if folder == 'files' else 'file', path, lambda: need(False, why))
        others += why is None and folder not in FOLDERS and path not in (CONTENTS, STATEMENT)
    if others:
        checks.not_made.append(f"pages: what {others} files outside of data/, files/ and proof/ say (pages, paper, programs) "
                               "is the keeper's word: go by what is proved")


def check_anchors(checks, contents, files, earlier, trusted):
    """[(folder, kind, state, milliseconds or None, signer or None, blocks)]; a time counts only if it is confirmed."""
    authorities, headers = trusted
    folders = dict.fromkeys(re.sub('^(proof/anchors/[^/]+)/[^/]+$', r'\1', path) for path in contents['anchors'])
    found = []

    def anchor(folder):
        def file(name):
            path = f'{folder}/{name}'
            need(path in contents['anchors'] and path in files, f'the file {path} is missing')
            return files[path]

        about = shape(strict(file('anchor.json')), ('format', 'kind', 'url', 'asked'), ('nonce',), 'anchor.json')
        need(about['format'] == 'sabt-anchor/1', 'another format')
        hashed = sha256(file('checkpoint'))
        need(any(one['path'] == f'{folder}/checkpoint' for one in earlier), 'nothing proves that the log continues this checkpoint')
        if about['kind'] == 'tsa':
            moment, signer, own = read_timestamp(file('response.tsr'), hashed, string(about.get('nonce'), 'nonce'))
            if authorities is None:
                return folder, 'tsa', 'unvouched', moment, signer['name'], []
            if chain_end(signer, authorities, [*own, *authorities], moment):
                return folder, 'tsa', 'confirmed', moment, signer['name'], []
            need(not chain_end(signer, authorities, [*own, *authorities], None), 'a certificate was not valid at the stated time')
            return folder, 'tsa', 'unvouched', moment, signer['name'], []
        need(about['kind'] == 'ots', 'tsa or ots expected')
        stamp = Stamp(file('checkpoint.ots'), hashed)
        times = [time for root, time in headers if any(message == root for _height, message in stamp.blocks)]
        state = 'confirmed' if times else 'unchecked' if stamp.blocks else 'pending'
        return folder, 'ots', state, times[0] if times else None, None, [height for height, _message in stamp.blocks]

    for folder in folders:
        one = checks.attempt('anchor', folder, lambda: anchor(folder))
        found += [one] if one else []
        if one and one[2] != 'confirmed':
            stated = f'stated, not checked: signed at {stated_time(one[3] // 1000)} by {one[4]}, for whom nobody here vouches; ask it for its certificate' if one[4] else one[2]
            checks.not_made.append(f'anchor {folder}: {stated}')
    if authorities is not None:
        checks.attempt('anchor', 'authorities', lambda: need(
            any(one[1:3] == ('tsa', 'confirmed') for one in found), 'none of the authorities that were named has put a time on it'))
    return found


def check_record(checks, entry, files, digests, opened):
    own, proof, fields, day = verify_proof(files.get(entry['proof'], b''), opened)
    checks.not_made += [f"{one} {entry['id']}" for one in own.not_made]

    def proven():
        need(entry['proof'] in files, f"the file {entry['proof']} is missing")
        for check, subject, ok, why in own.all:
            need(ok, f'{check} {subject}: {why}')
        listed_as, is_of = (entry['id'], entry['kind'], entry['entry']), (proof['id'], proof['kind'], proof['index'])
        need(listed_as == is_of, 'the proof is of another record or entry than is listed')
        return True

    ok = checks.attempt('record', entry['id'], proven)
    if 'original' in entry:
        def original():
            stated = [value for path, state, value in fields if (path, state) == ('sha256', 'disclosed')]
            need(stated, 'the record shows no digest of its file')
            need(entry['original'] in digests, f"the file {entry['original']} is missing")
            need(stated[0] == digests[entry['original']], 'the file is not the one that the record names')
            return True

        ok = checks.attempt('original', entry['original'], original) and ok
    return {'id': entry['id'], 'kind': entry['kind'], 'entry': entry['entry'], 'fields': fields, 'ok': ok, 'day': day}


def check_days(checks, records, sightings):
    """No entry claims a day, and a day more, before a time at which somebody trusted saw the log without it."""
    for record in records:
        if record['day'] is None:
            continue
        year = max(record['day'], '0001-01-01')  # as early as this language counts
        allowed = (datetime.date.fromisoformat(year).toordinal() - datetime.date(1970, 1, 1).toordinal() + 2) * 86400
        for name, time, size in sightings:
            if record['entry'] >= size and time >= allowed:
                # who signs may state any number, this language writes years of four digits
                when = datetime.datetime.fromtimestamp(min(time, 253402300799), datetime.timezone.utc).date()
                why = f"entry {int(record['entry'])} claims the day {record['day']}; it was not among the {int(size)} entries that {name} saw on {when}"
                checks.attempt('record', record['id'], lambda: need(False, why))
                record['ok'] = False
                break


def doubted_day(day, records, sightings):
    """Why the day on which a dossier says that it was made is in doubt: it holds what came later. A wrong clock may do that."""
    later = [(record['day'], record['id']) for record in records if record['ok'] and record['day'] is not None and record['day'] > day]
    if later:
        last = max(one for one, _id in later)
        name = next(found for one, found in later if one == last)
        return [f'claimed-day: made on {day}, as it says; the record {name}, which it holds, claims the day {last}: one of them is not true']
    made = datetime.date.fromisoformat(max(day, '0001-01-01')).toordinal() - datetime.date(1970, 1, 1).toordinal()
    for name, time, size in sightings:
        if time >= (made + 2) * 86400:
            when = datetime.datetime.fromtimestamp(min(time, 253402300799), datetime.timezone.utc).date()
            return [f'claimed-day: made on {day}, as it says; the {int(size)} entries that {name} saw on {when} are in it']
    return []


def told_by_field(record, path):
    """Whether what a proof says of the field around an item leaves room for one that is gone and is not listed."""
    name, is_item, _rest = path.partition('/')
    around = next(((state, value) for found, state, value in record['fields'] if found == name), None) if is_item else None
    if around is None or around[0] != 'disclosed':
        return around is not None
    if field_of(record['kind'], name)[1] != 'named':
        return False
    items = sum(found.startswith(name + '/') for found, _state, _value in record['fields'])
    return items < tree_value(around[1])[0]


def check_erasures(checks, records):
    shown = lambda record, path: next((v for p, s, v in record['fields'] if (p, s) == (path, 'disclosed')), None)
    as_list = lambda value: value if isinstance(value, list) else []

    def refuse(record, path, why):
        checks.attempt('erasure', f"{record['id']}: {path}", lambda: need(False, why))

    erasures = [record for record in records if record['kind'] == 'erasure' and record['ok']]
    saying = {}  # by id of an erasure: whether it says of what it is
    for erasure in erasures:
        saying[erasure['id']] = True
        for path, sort in (('record', str), ('paths', list), ('versions', list), ('reason', str)):
            value = shown(erasure, path)
            if not isinstance(value, sort) or value == []:
                saying[erasure['id']] = False
                refuse(erasure, path, f"the record {erasure['id']} says that something was erased, and not of what: it does not show {path}")
    for record in records:
        version = shown(record, 'version')
        named = [e for e in erasures if shown(e, 'record') == record['id']]
        if record['ok'] and named and version is None:
            refuse(record, 'version', 'a record says from which versions something was erased, the proof not which version it is of')
        covered = set()
        for erasure in named:
            paths, versions = ([one for one in as_list(shown(erasure, name)) if isinstance(one, sort) and not isinstance(one, bool)]
                               for name, sort in (('paths', str), ('versions', (int, float))))
            if version not in as_list(shown(erasure, 'versions')):
                if version is not None and saying[erasure['id']]:
                    checks.former.append({'record': record['id'], 'versions': [int(one) for one in versions], 'paths': paths,
                                          'reason': str(shown(erasure, 'reason'))})
                continue
            covered.update(paths)
            for path in paths:
                def agrees():
                    told = [field for field in record['fields'] if field[0] == path or field[0].startswith(path + '/')]
                    need(told or not record['ok'] or told_by_field(record, path), f'{path} was erased, as a record says; the proof names it nowhere')
                    for _found, state, reason in told:
                        need(state == 'erased', f'{path} was erased, as a record says; the proof says {state}')
                        need(reason == shown(erasure, 'reason'), f'{path} was erased for another reason')

                checks.attempt('erasure', f"{record['id']}: {path}", agrees)
        for path, state, _value in record['fields']:
            if state != 'erased' or {path, path.split('/')[0]} & covered:
                continue
            if record['ok'] and named and version is not None:
                refuse(record, path, f'the proof says that {path} was erased, and no record of an erasure says so of version {canonical(version)}')
            else:
                checks.not_made.append(f"erasure {record['id']}: {path}: the record of this erasure is not here")


# ---- vectors/ ----------------------------------------------------------------------------------------------------------

def run_vectors(folder):
    unhex = bytes.fromhex
    many = lambda values: [unhex(value) for value in values]
    verified = lambda _nothing: 'verified'
    said = []

    def hashing(i):
        if 'leaf' in i:
            return leaf(unhex(i['leaf'])).hex()
        return node(unhex(i['left']), unhex(i['right'])).hex() if 'left' in i else root_of(many(i['leafHashes'])).hex()

    def key(i):
        k = vkey(i['vkey'])
        return {'name': k['name'], 'keyId': k['id'], 'algorithm': k['algorithm'], 'publicKey': k['public'].hex()}

    def note(i):
        text, found = open_note(i['note'], [vkey(k) for k in i['keys']])
        need(found, 'no key that is known has signed')
        return {'text': text, 'verified': [k['name'] for k, _time in found]}

    def keys(i):
        found, since, terms = open_followed(i['note'], [vkey(k) for k in i['vkeys']], parse_keys(strict(i['keys'].encode())))
        stated = [{'number': term['number'], 'from': term['key']['signs'][0], 'alone': term['alone'],
                   'until': None if term['key']['signs'][1] == MAX_SIZE else term['key']['signs'][1]} for term in terms]
        return {'size': found['size'], 'since': since, 'terms': stated}

    def checkpoint(i):
        found = parse_checkpoint(i['text'])
        return {**found, 'root': found['root'].hex()}

    def entry(i):
        found = parse_entry(i['text'].encode())
        return {'at': found['at'], 'fields': found['fields'].hex()}

    def proof_file(i):
        checks = verify_proof(i['file'], lambda n, keys: open_followed(n, [vkey(k) for k in i['vkeys']], keys)[0])[0]
        said.append(plain_sayings(checks))
        return {'ok': not checks.failing(), 'failing': checks.failing()}

    def dossier(i):
        kind = lambda one: re.match('[a-z-]+', one)[0]
        files = {name: text.encode() for name, text in i['files'].items()}
        files.update({name: unhex(data) for name, data in i.get('binary', {}).items()})
        anchors = (certificates_in(i['authorities']) if 'authorities' in i else None, [block_header(h) for h in i.get('headers', [])])
        witnesses = [vkey(k) for k in i['witnesses']] if 'witnesses' in i else None
        witnesses = witnesses and (witnesses, i.get('atLeast', count_of(witnesses)))
        witnesses = Policy(i['policy']) if 'policy' in i else witnesses
        checks = verify_dossier(files, [vkey(k) for k in i['keys']], witnesses, i.get('now', MAX_SIZE), anchors)[0]
        failing = checks.failing()
        said.append(plain_sayings(checks))
        former = {'formerErasures': checks.former} if checks.former else {}
        return {'ok': not failing, 'failing': list(dict.fromkeys(failing)), 'notMade': sorted(set(map(kind, checks.not_made))), **former}

    def policy(i):
        met, seen = weigh(i['note'], Policy(i['policy']), [vkey(k) for k in i['keys']], i.get('now', MAX_SIZE))
        return {'met': met, 'counted': [name for name, _time, _size in seen]}

    runners = {
        'hashing': hashing, 'verifier-keys': key, 'notes': note, 'checkpoints': checkpoint, 'keys': keys, 'entries': entry,
        'proof-files': proof_file, 'dossiers': dossier, 'policies': policy,
        'inclusion': lambda i: verified(check_inclusion(i['index'], i['size'], unhex(i['leafHash']), many(i['proof']), unhex(i['root']))),
        'consistency': lambda i: verified(check_consistency(i['oldSize'], i['newSize'], unhex(i['oldRoot']), unhex(i['newRoot']), many(i['proof']))),
        'tile-paths': lambda i: tile_path(i['path']),
        'bundles': lambda i: [one.hex() for one in bundle(unhex(i['bundle']), i['width'])],
        'strict-json': lambda i: canonical(strict(i['json'])),
        'openings': lambda i: verified(check_opening(i['opening'], i['kind'], i['path'], many(i['proof']), unhex(i['fieldsRoot']))),
        'passages': lambda i: verified(check_item(i['opening'], i['index'], i['slotOpening'], many(i['proof']))),
        'zips': lambda i: {name: data.decode() for name, data in read_zip(unhex(i['zip'])).items()},
    }
    wrong = cases = 0
    for name in sorted(os.listdir(folder)):
        if not name.endswith('.json'):
            continue
        with open(os.path.join(folder, name), encoding='utf-8') as file:
            content = json.load(file)
        if name == 'slots.json':
            own = {k: [{'slot': s, 'path': p, 'holds': h} for p, (s, h) in t.items()] for k, t in SLOTS.items()}
            content['cases'] = [{'name': 'slots', 'input': own, 'output': content['slots']}]
            runners['slots'] = lambda i: i
        for case in content['cases']:
            cases += 1
            try:
                outcome = runners[name[:-5]](case['input'])
            except Refused as refused:
                outcome = refused
            agrees = isinstance(outcome, Refused) if 'error' in case else outcome == case['output']
            agrees = agrees and ('plain' not in case or said[-1] == case['plain'])
            if not agrees:
                wrong += 1
                print(f"{name}: {case['name']}: {case.get('error', case.get('output'))!r:.200} expected, got {outcome!r:.200} {said[-1:]}")
    print(f'{cases} cases, {wrong} otherwise than written')
    return 1 if wrong else 0


# ---- Command line ------------------------------------------------------------------------------------------------------

PLAIN = {
    'fileChanged': 'A file is not the one that the keeper listed and signed: it was changed afterwards.',
    'fileMissing': 'A file that the keeper listed is not there: it was taken out, or the copy is incomplete.',
    'fileAdded': 'There is a file that does not belong here: the keeper did not list it, or nothing in the log stands for it. Take nothing from it.',
    'original': 'A file is not the one that its record in the log names, or the record shows nothing that it could be held against.',
    'table': 'A table says something else than the records prove: go by the records.',
    'list': 'The list of the files bears no right signature of a key that you trust: list or signature was changed afterwards, or it is of somebody else.',
    'signature': 'The state of the log bears no right signature of a key that you trust: it was changed after it was signed, or is of somebody else or of another log.',
    'otherState': 'The signed state of the log is another than the one that is named here: an older or a newer one was put in its place.',
    'earlier': 'An earlier state of the log, which others may have seen, does not fit: the log does not continue it, or it was changed.',
    'key': 'The statements of the log’s keys do not follow from one another, or not from the key that you trust: one was changed, or the key was changed in a way that the log had not announced.',
    'chain': 'The link from what is shown to the log is broken: the value, its place or the proof was changed, cut, prolonged or taken from elsewhere. It is not shown that this stood in the log.',
    'record': 'The proof of a record does not hold: a value, its place or the proof was changed, cut, prolonged or taken from elsewhere, or it contradicts itself or what others had seen of the log. It is not shown that this stood in the log.',
    'notAccounted': 'Parts of a text are passed over: they are neither shown nor said to be withheld or erased. Read it as a text with gaps.',
    'contradiction': 'Two things of one record that belong together contradict each other: a value was moved here from another record, or is said twice in two ways.',
    'stated': 'What is said to be withheld or erased does not fit what is shown.',
    'form': 'Something is not written as it must be: it is damaged, or was put together by hand so that two readers may take it differently. What it says does not count.',
    'packing': 'The ZIP file is not as it was made: it is damaged, arrived cut short, or was unpacked and packed again.',
    'consequence': 'Something could not be checked because what it rests on failed above.',
    'witnesses': 'Fewer of the witnesses that you named have rightly signed one state of the log than you asked for.',
    'erasure': 'Something that was erased is shown, is called withheld or left out, or has another reason than the log says; or something is called erased that no record of an erasure names, or such a record says not of what.',
    'anchor': 'A time stamp does not hold: it is of something else, was changed, or is of an authority that you do not trust.',
    'siteRecord': 'This file is one part of a published site and cannot be checked alone: check the whole site, by its folder or its address.',
    'paper': 'This is the paper, a PDF, which nobody can check by itself: give the ZIP file of the dossier that it was printed from.',
    'unknownFile': 'This is no dossier, no proof file and no published site: give the ZIP file or the proof file as the keeper sent it.',
}
PLAIN_OF = {
    'zip': 'packing', 'contents': 'form', 'keys': 'key', 'checkpoint': 'signature', 'attested': 'earlier',
    'witnesses': 'witnesses', 'statement': 'list', 'file': 'fileChanged', 'record': 'record', 'original': 'original',
    'data': 'table', 'erasure': 'erasure', 'anchor': 'anchor', 'format': 'form', 'entry': 'form', 'inclusion': 'chain',
    'identity': 'contradiction', 'field': 'chain', 'item': 'chain', 'text-digest': 'contradiction',
    'blob-digest': 'contradiction', 'withheld': 'stated', 'erased': 'stated', 'passages': 'notAccounted',
}
# what a check met that says more than the check does
ADDED = ('does not have this file', 'nothing in the log stands for it', 'nothing in the list of contents uses', 'no proof of the dossier gives',
         'may be taken for', 'letters beyond ASCII')
RESTS = ('no verified checkpoint to compare with', 'no entry to compare with', 'the field that holds it was not verified',
         'nothing proves that the log continues this checkpoint')


def plain_saying(check, why):
    if any(one in why for one in RESTS):
        return 'consequence'
    if why.startswith('the file ') and why.endswith(' is missing'):
        return 'fileMissing'
    if any(one in why for one in ADDED):
        return 'fileAdded'
    if why.endswith('passages are not accounted for'):
        return 'notAccounted'
    if check == 'checkpoint' and why == 'another checkpoint is stated':
        return 'otherState'
    return PLAIN_OF.get(check)


def plain_sayings(checks):
    return [one for one in dict.fromkeys(plain_saying(check, why) for check, _subject, ok, why in checks.all if not ok) if one]


def plain_words(checks):
    if any(check == 'zip' for check, _subject, _ok, _why in checks.all):
        last = 'Nothing in the file could be checked: nothing of it has passed.'
    else:
        last = 'Who did it, and whether by intent, is not shown. What is listed as not checked has not passed anything.'
    return ['In plain words:', *('  ' + PLAIN[one] for one in plain_sayings(checks)), '  ' + last]


OWN_KEY = 'log-key: no key of the log was given; the one that the dossier states was taken'
UNSEEN = 'unwitnessed'
LISTS_UNSIGNED = ('stated: what was withheld and what was erased is as the file says: nobody has signed these lists, '
                  'nor that nothing was taken out of what was disclosed')
LESS_SHOWN = {
    OWN_KEY: 'The dossier agrees with itself. Whose it is, is not shown: no key of the log was given, and its own was taken.',
    KEY_UNSHOWN: 'The checks that could be made passed. Whether this key has been changed since is not shown.',
    UNSEEN: 'Some records were entered after what the witnesses saw: of these no witness says anything.',
}


def report(checks, more, as_json):
    problems = [{'check': c, 'where': s, 'message': why} for c, s, ok, why in checks.all if not ok]
    if as_json:
        print(json.dumps({'ok': not problems, 'problems': problems, 'notMade': sorted(set(checks.not_made)),
                          'formerErasures': checks.former, **more}, ensure_ascii=False))
        return 1 if problems else 0
    kinds = dict.fromkeys(check for check, _s, _ok, _why in checks.all)
    for kind in kinds:
        made = [ok for check, _s, ok, _why in checks.all if check == kind]
        print(f"{'ok    ' if all(made) else 'FAILED'}  {kind}: {sum(made)} of {len(made)}")
    for problem in problems:
        print(f"  {problem['check']} {problem['where']}: {problem['message']}")
    if plain_sayings(checks):
        print('\n'.join(plain_words(checks)))
    for one in checks.former:
        versions = ', '.join(map(str, one['versions']))
        print(f"  {one['record']}: of former versions ({versions}) was erased: {', '.join(one['paths'])} ({one['reason']})")
    for one in sorted(set(checks.not_made)):
        print(f'  not checked: {one}')
    for name, value in more.items():
        print(f'{name}: {value}')
    if problems:
        print('Do not rely on this file.')
    else:
        print(' '.join([said for one, said in LESS_SHOWN.items() if any(line.startswith(one) for line in checks.not_made)] or ['Every check passed.']))
    return 1 if problems else 0


def holds_site(path):
    """Whether this is a ZIP of a published site, which is no damaged dossier."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return False
    return CONTENTS not in names and any(name.rsplit('/', 1)[-1] == 'site.json' for name in names)


def sort_of_file(data):
    """`zip` (also one that is damaged), `proof`, or what else was given: of that nothing is said to be damaged."""
    if data[:2] == b'PK' or b'PK\5\6' in data[-22 - 0xffff:]:
        return 'zip'
    if data[:4] == b'%PDF':
        return 'paper'
    stated = None
    if re.match(rb'[ \t\r\n]*\{', data):
        try:
            stated = json.loads(data.decode('utf-8', 'replace')).get('format')
        except (ValueError, RecursionError):
            found = re.match(rb'\s*\{\s*"format"\s*:\s*"([^"]*)"', data[:200])
            stated = found and found[1].decode('latin-1')
    if stated == 'sabt-site-record/1':
        return 'siteRecord'
    return 'proof' if isinstance(stated, str) and stated.startswith('sabt-proof/') else 'unknownFile'


def followed(trusted, chain):
    """The keys that the reader trusts and those that the statements join to them; what is wrong with these is named elsewhere."""
    try:
        _since, terms, earlier = follow_keys(chain, trusted) if chain else (None, [], [])
    except Refused:
        return trusted
    return [term['key'] for term in earlier + terms] or trusted


def hold_kept(checks, note, state, earlier, keys):
    """A checkpoint that the reader kept, against the states that the file shows: what none of these shows is told, and passes nothing."""
    subject = 'the checkpoint that was kept'
    kept = checks.attempt('kept-checkpoint', subject, lambda: open_checkpoint(note, keys)) if state else None
    if kept is None:
        if state is None:
            checks.not_made.append('kept-checkpoint: there is no verified state of the log to hold it against')
        return
    same = next((one for one in [state, *earlier] if one['size'] == kept['size']), None)
    roots = [base64.b64encode(one['root']).decode() for one in (kept, same or state)]
    if kept['origin'] != state['origin']:
        checks.attempt('kept-checkpoint', subject, lambda: need(False, f"it is of the log {kept['origin']}, this one is {state['origin']}"))
    elif same is not None:
        checks.attempt('kept-checkpoint', subject, lambda: need(
            same['root'] == kept['root'], f"two signed states of one size: a fork of the log. Of {int(kept['size'])} entries you kept "
            f'the root {roots[0]}, here is {roots[1]}. Keep both: each is proof against the other'))
    else:
        shown = ', '.join(str(int(size)) for size in sorted({one['size'] for one in [state, *earlier]}))
        checks.not_made.append(f"kept-checkpoint: this file shows the log at {shown} entries alone; you kept a state of {int(kept['size'])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('file', nargs='?')
    parser.add_argument('--key', action='append', default=[], help='verifier key of the log')
    parser.add_argument('--witness', action='append', default=[], help='verifier key of a witness')
    parser.add_argument('--at-least', type=int, help='how many witnesses must have signed (all, unless said)')
    parser.add_argument('--policy', metavar='FILE', help='a policy file (C2SP tlog-policy): log, witnesses, quorum')
    parser.add_argument('--ca', metavar='FILE', help='certificates (PEM) of authorities for time stamps that you trust')
    parser.add_argument('--block-header', action='append', default=[], metavar='HEX', help='header of a Bitcoin block, from a source of your own')
    parser.add_argument('--against', metavar='FILE', help='a signed checkpoint of this log that you kept, from an earlier dossier')
    parser.add_argument('--json', action='store_true')
    parser.add_argument('--vectors', metavar='FOLDER')
    given = parser.parse_args()
    if given.vectors:
        if not os.path.isdir(given.vectors):
            parser.error(f'{given.vectors} is no folder')
        return run_vectors(given.vectors)
    if given.file is None:
        parser.error('name a file')
    try:
        keys, named = [vkey(key) for key in given.key], [vkey(key) for key in given.witness]
        need(all(key['algorithm'] == 'cosignature/v1' for key in named), 'a witness has a key for cosignatures')
        need(not (named and given.policy), 'either --policy or --witness')
        witnesses = (named, count_of(named) if given.at_least is None else given.at_least) if named else None
        need(given.at_least is None or 1 <= given.at_least <= count_of(named), '--at-least counts the witnesses that are named')
        if given.policy:
            with open(given.policy, 'rb') as file:
                witnesses = Policy(utf8(file.read()))
        authorities, headers = None, [block_header(text) for text in given.block_header]
        if given.ca:
            with open(given.ca, encoding='utf-8') as file:
                authorities = certificates_in(file.read())
        against = None
        if given.against:
            with open(given.against, 'rb') as file:
                against = utf8(file.read())
            need('\n\n' in against, f'{given.against} is no signed checkpoint')
    except (Refused, OSError, UnicodeDecodeError) as refused:
        parser.error(str(refused))
    if os.path.isdir(given.file) or holds_site(given.file):
        parser.error('this program checks dossiers, as a ZIP, and proof files. A published site, or a folder, is checked by '
                     'the page verify.html or by `sabt verify`: nothing was checked here')
    try:
        with open(given.file, 'rb') as file:
            data = file.read()
    except OSError as refused:
        parser.error(f'{given.file} cannot be read: {refused.strerror or refused}. Nothing was checked')
    sort = sort_of_file(data)
    if sort not in ('zip', 'proof'):
        if given.json:
            print(json.dumps({'ok': False, 'problems': [{'check': 'sort', 'where': given.file, 'message': PLAIN[sort]}], 'notMade': []}))
        else:
            print(f'Nothing was checked.\n  {PLAIN[sort]}')
        return 1
    if sort == 'proof':
        if not keys:
            parser.error('a proof file states no key: give that of the log with --key')
        unshown, states = [], []

        def opened(note, chain):
            unshown.extend(unchecked_cosignatures([note.encode()], keys))
            if chain is None:
                unshown.append(KEY_UNSHOWN)
            found, _since, terms = open_followed(note, keys, chain)
            states.append(found)
            unshown.extend([] if chain is None else [later_keys(terms)])
            return found

        if witnesses is not None:
            unshown.append('witnesses: signatures of witnesses are not weighed in the proof file of one record: give the dossier')
        if authorities is not None or headers:
            unshown.append('anchor: time stamps are checked of dossiers only: no certificate and no header of a block was held against this')

        checks, proof, fields, day = verify_proof(data, opened)
        checks.not_made += unshown
        if proof:
            checks.not_made.append(LISTS_UNSIGNED)
        if against is not None:
            hold_kept(checks, against, states[0] if states else None, states[1:], followed(keys, proof and proof['keys']))
        tally = {state: sum(1 for field in fields if field[1] == state) for state in ('disclosed', 'withheld', 'erased')}
        return report(checks, {'record': proof and proof['id'], 'day': day, **tally}, given.json)
    checks = Checks()
    files = checks.attempt('zip', given.file, lambda: read_zip(data))
    if files is None:
        return report(checks, {}, given.json)
    checks, contents, checkpoint, seen, records, anchors = verify_dossier(
        files, keys, witnesses, int(clock.time()), (authorities, headers))
    if against is not None:
        brought = keys + (witnesses.logs if isinstance(witnesses, Policy) else [])
        own = brought or ([vkey(contents['vkey'])] if checkpoint and contents else [])
        ever = followed(own, parse_keys(strict(files[KEYS])) if checkpoint and KEYS in files else None)
        held = [subject for check, subject, ok, _why in checks.all if check == 'attested' and ok]
        hold_kept(checks, against, checkpoint, [open_checkpoint(utf8(files[path]), ever) for path in held] if checkpoint else [], ever)
    time = lambda t: datetime.datetime.fromtimestamp(t, datetime.timezone.utc).isoformat() if t < 2**37 else str(t)
    tally = {s: sum(1 for r in records for f in r['fields'] if f[1] == s) for s in ('disclosed', 'withheld', 'erased')}
    asked = {} if not seen or isinstance(witnesses, Policy) else {
        'witnesses named': f'{len(seen)} of the {count_of(named)} that you named have signed, {witnesses[1]} asked for'}
    return report(checks, {
        **asked, 'origin': checkpoint and checkpoint['origin'], 'size': checkpoint and checkpoint['size'],
        'root': checkpoint and base64.b64encode(checkpoint['root']).decode(),
        'key': 'given' if keys or isinstance(witnesses, Policy) and witnesses.logs else 'the one that the dossier states; ask the keeper for it by another way',
        'day': contents and contents['day'], 'witnesses': [[name, time(t), size] for name, t, size in seen],
        'anchors': [[folder, kind, state, moment and time(moment / 1000), signer, blocks]
                    for folder, kind, state, moment, signer, blocks in anchors],
        'records': len(records), **tally,
    }, given.json)


if __name__ == '__main__':
    for stream in (sys.stdout, sys.stderr):  # a console or file of another character set must not swallow the verdict
        stream.reconfigure(errors='backslashreplace')
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read on, as `head`, has seen enough; nothing is known of the verdict
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
