#!/usr/bin/env python3
"""Checks a Sabt dossier (FILE.zip) or the proof file of one record (FILE.json) without Sabt.

Written from docs/FORMAT.md, with Python's standard library alone, so that nobody has to believe the program that
made the file. It agrees with every case in vectors/ (--vectors).

    python3 verify.py FILE.zip  [--key VKEY]... [--policy FILE | --witness VKEY... [--at-least N]] [--json]
    python3 verify.py FILE.json  --key VKEY
    python3 verify.py --vectors FOLDER

VKEY is the log's verifier key, asked of the keeper by another way than the one by which the file came. Without it a
dossier is checked with the key that it states itself: then the answer says whether it agrees with itself, not whose
it is. Exit: 0 every check passed, 1 one failed, 2 wrong usage.
"""
import argparse, base64, datetime, decimal, hashlib, json, os, re, struct, sys, time as clock, unicodedata, zlib

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
    signers = [key['name'] for key, _time in verified if key['algorithm'] == 'ed25519']
    need(checkpoint['origin'] in signers, 'the checkpoint is not signed by its own log')
    return checkpoint


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


def parse_proof(data):
    top = shape(strict(data), ('format', 'kind', 'id', 'entry', 'openings', 'inclusion', 'checkpoint'), ('withheld', 'erased'))
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
    checkpoint = attempt('checkpoint', 'signature', lambda: opened(file['checkpoint']))
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
                item_of(kind, path) if '/' in path else field_of(kind, path)
                need(path not in seen, f'{path} is shown or listed as well')
                seen.add(path)
                return True

            if attempt(state, path, known):
                fields.append((path, state, reason))
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
        fold = unicodedata.normalize('NFC', name).lower()
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


def check_file_name(name):
    need(len(units(name)) // 2 <= 512 and not re.search('[\0-\x1f\x7f\\\\:*?"<>|]', name), f'no file is called {name!r:.60}')
    need(not any(part == '' or part[0] == '.' or part[-1] in '. ' for part in name.split('/')), f'no file is called {name!r:.60}')


def unpacked(data, size):
    reader = zlib.decompressobj(-15)
    try:
        content = reader.decompress(data, size + 1)
    except zlib.error as error:
        raise Refused(f'compressed data: {error}') from None
    need(len(content) <= size and reader.eof and not reader.unused_data, 'compressed data of another size')
    return content


# ---- Dossiers ----------------------------------------------------------------------------------------------------------

CONTENTS, STATEMENT, CHECKPOINT = 'dossier.json', 'dossier.note', 'proof/checkpoint'


def parse_contents(data):
    top = shape(strict(data), ('format', 'origin', 'vkey', 'day', 'checkpoint', 'records', 'anchors', 'files'), ('attested',))
    need(top['format'] == 'sabt-dossier/1', 'another format')
    for name in ('origin', 'vkey', 'day'):
        string(top[name], name)
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


def verify_dossier(files, log_keys, witnesses=None, now=MAX_SIZE):
    """Returns (checks, contents, checkpoint, witnesses, records). `witnesses`: (keys, number), or a policy, or None."""
    checks = Checks()
    attempt = checks.attempt
    if isinstance(witnesses, Policy):
        log_keys = [*log_keys, *witnesses.logs]

    def file(path):
        need(path in files, f'the file {path} is missing')
        return files[path]

    contents = attempt('contents', CONTENTS, lambda: parse_contents(file(CONTENTS)))
    trusted = log_keys or ([] if contents is None else [vkey(contents['vkey'])] if is_vkey(contents['vkey']) else [])

    def opening():
        if contents is not None and not log_keys:
            vkey(contents['vkey'])
        found = open_checkpoint(utf8(file(CHECKPOINT)), trusted)
        if contents is not None:
            stated = (contents['origin'], contents['checkpoint']['size'], contents['checkpoint']['root'])
            need(stated == (found['origin'], found['size'], base64.b64encode(found['root']).decode()), 'another checkpoint is stated')
        return found

    checkpoint = attempt('checkpoint', CHECKPOINT, opening)
    earlier = []
    for one in contents['attested'] if contents else []:
        def continued():
            found = open_checkpoint(utf8(file(one['checkpoint'])), trusted)
            need(checkpoint is not None, 'no verified checkpoint to compare with')
            need(found['origin'] == checkpoint['origin'], 'a checkpoint of another log')
            check_consistency(found['size'], checkpoint['size'], found['root'], checkpoint['root'], one['consistency'])
            return {'path': one['checkpoint'], 'note': file(one['checkpoint']), 'size': found['size']}

        held = attempt('attested', one['checkpoint'], continued)
        earlier += [held] if held else []

    def witnessed():
        notes = [file(CHECKPOINT), *(e['note'] for e in sorted(earlier, key=lambda e: -e['size']))]
        weighed = [weigh(utf8(note), witnesses, trusted, now) for note in notes]
        need(any(met for met, _seen in weighed), 'too few of the witnesses have signed one checkpoint')
        return next(seen for met, seen in weighed if met)

    seen = []
    if witnesses is not None:
        seen = attempt('witnesses', 'policy' if isinstance(witnesses, Policy) else f'{witnesses[1]} of {len(witnesses[0])}', witnessed) or []
    if contents is None:
        return checks, None, checkpoint, [], []

    def statement():
        text, verified = open_note(utf8(file(STATEMENT)), trusted)
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

    def opened(note):
        need(checkpoint is not None, 'no verified checkpoint to compare with')
        need(note.encode() == files[CHECKPOINT], 'another checkpoint than that of the dossier')
        return checkpoint

    records = [check_record(checks, entry, files, digests, opened) for entry in contents['records']]
    made = attempt('data', 'data', lambda: data_of(records))
    if made is not None:
        for path in [*made, *(p for p in files if p.startswith('data/') and p not in made)]:
            def agrees(one=path):
                need(one in made, 'no proof of the dossier gives this file')
                need(file(one) == made[one], 'the file does not say what the proofs disclose')

            attempt('data', path, agrees)
    check_erasures(checks, records)
    checks.not_made += [f"witnesses {r['id']}: entered after what they saw" for r in records if seen and r['entry'] >= seen[0][2]]
    return checks, contents, checkpoint, seen, records


def check_record(checks, entry, files, digests, opened):
    own, proof, fields, day = verify_proof(files.get(entry['proof'], b''), opened)
    checks.not_made += own.not_made

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


def check_erasures(checks, records):
    shown = lambda record, path: next((v for p, s, v in record['fields'] if (p, s) == (path, 'disclosed')), None)
    as_list = lambda value: value if isinstance(value, list) else []
    erasures = [record for record in records if record['kind'] == 'erasure' and record['ok']]
    for record in records:
        version = shown(record, 'version')
        own = [e for e in erasures if shown(e, 'record') == record['id'] and version in as_list(shown(e, 'versions'))]
        covered = set()
        for erasure in own:
            paths = [path for path in as_list(shown(erasure, 'paths')) if isinstance(path, str)]
            covered.update(paths)
            for path in paths:
                def agrees():
                    for found, state, reason in record['fields']:
                        if found == path or found.startswith(path + '/'):
                            need(state == 'erased', f'{path} was erased, as a record says; the proof says {state}')
                            need(reason == shown(erasure, 'reason'), f'{path} was erased for another reason')

                checks.attempt('erasure', f"{record['id']}: {path}", agrees)
        for path, state, _value in record['fields']:
            if state == 'erased' and not {path, path.split('/')[0]} & covered:
                checks.not_made.append(f"erasure {record['id']}: {path}")


# ---- vectors/ ----------------------------------------------------------------------------------------------------------

def run_vectors(folder):
    unhex = bytes.fromhex
    many = lambda values: [unhex(value) for value in values]
    verified = lambda _nothing: 'verified'

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

    def checkpoint(i):
        found = parse_checkpoint(i['text'])
        return {**found, 'root': found['root'].hex()}

    def entry(i):
        found = parse_entry(i['text'].encode())
        return {'at': found['at'], 'fields': found['fields'].hex()}

    def proof_file(i):
        failing = verify_proof(i['file'], lambda n: open_checkpoint(n, [vkey(k) for k in i['vkeys']]))[0].failing()
        return {'ok': not failing, 'failing': failing}

    def dossier(i):
        files = {name: text.encode() for name, text in i['files'].items()}
        witnesses = ([vkey(k) for k in i['witnesses']], i['atLeast']) if 'witnesses' in i else None
        witnesses = Policy(i['policy']) if 'policy' in i else witnesses
        failing = verify_dossier(files, [vkey(k) for k in i['keys']], witnesses, i.get('now', MAX_SIZE))[0].failing()
        return {'ok': not failing, 'failing': list(dict.fromkeys(failing))}

    def policy(i):
        met, seen = weigh(i['note'], Policy(i['policy']), [vkey(k) for k in i['keys']], i.get('now', MAX_SIZE))
        return {'met': met, 'counted': [name for name, _time, _size in seen]}

    runners = {
        'hashing': hashing, 'verifier-keys': key, 'notes': note, 'checkpoints': checkpoint, 'entries': entry,
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
            if not agrees:
                wrong += 1
                print(f"{name}: {case['name']}: {case.get('error', case.get('output'))!r:.200} expected, got {outcome!r:.200}")
    print(f'{cases} cases, {wrong} otherwise than written')
    return 1 if wrong else 0


# ---- Command line ------------------------------------------------------------------------------------------------------

def report(checks, more, as_json):
    problems = [{'check': c, 'where': s, 'message': why} for c, s, ok, why in checks.all if not ok]
    if as_json:
        print(json.dumps({'ok': not problems, 'problems': problems, 'notMade': sorted(set(checks.not_made)), **more}, ensure_ascii=False))
        return 1 if problems else 0
    kinds = dict.fromkeys(check for check, _s, _ok, _why in checks.all)
    for kind in kinds:
        made = [ok for check, _s, ok, _why in checks.all if check == kind]
        print(f"{'ok    ' if all(made) else 'FAILED'}  {kind}: {sum(made)} of {len(made)}")
    for problem in problems:
        print(f"  {problem['check']} {problem['where']}: {problem['message']}")
    for name, value in more.items():
        print(f'{name}: {value}')
    print('Every check passed.' if not problems else 'Do not rely on this file.')
    return 1 if problems else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('file', nargs='?')
    parser.add_argument('--key', action='append', default=[], help='verifier key of the log')
    parser.add_argument('--witness', action='append', default=[], help='verifier key of a witness')
    parser.add_argument('--at-least', type=int, help='how many witnesses must have signed (all, unless said)')
    parser.add_argument('--policy', metavar='FILE', help='a policy file (C2SP tlog-policy): log, witnesses, quorum')
    parser.add_argument('--json', action='store_true')
    parser.add_argument('--vectors', metavar='FOLDER')
    given = parser.parse_args()
    if given.vectors:
        return run_vectors(given.vectors)
    if given.file is None:
        parser.error('name a file')
    try:
        keys, named = [vkey(key) for key in given.key], [vkey(key) for key in given.witness]
        need(all(key['algorithm'] == 'cosignature/v1' for key in named), 'a witness has a key for cosignatures')
        need(not (named and given.policy), 'either --policy or --witness')
        witnesses = (named, len(named) if given.at_least is None else given.at_least) if named else None
        if given.policy:
            with open(given.policy, 'rb') as file:
                witnesses = Policy(utf8(file.read()))
    except (Refused, OSError) as refused:
        parser.error(str(refused))
    with open(given.file, 'rb') as file:
        data = file.read()
    if data[:1] == b'{':
        if not keys:
            parser.error('a proof file states no key: give that of the log with --key')
        checks, proof, fields, day = verify_proof(data, lambda note: open_checkpoint(note, keys))
        tally = {state: sum(1 for field in fields if field[1] == state) for state in ('disclosed', 'withheld', 'erased')}
        return report(checks, {'record': proof and proof['id'], 'day': day, **tally}, given.json)
    checks = Checks()
    files = checks.attempt('zip', given.file, lambda: read_zip(data))
    if files is None:
        return report(checks, {}, given.json)
    checks, contents, checkpoint, seen, records = verify_dossier(files, keys, witnesses, int(clock.time()))
    time = lambda t: datetime.datetime.fromtimestamp(t, datetime.timezone.utc).isoformat() if t < 2**37 else str(t)
    tally = {s: sum(1 for r in records for f in r['fields'] if f[1] == s) for s in ('disclosed', 'withheld', 'erased')}
    return report(checks, {
        'origin': checkpoint and checkpoint['origin'], 'size': checkpoint and checkpoint['size'],
        'root': checkpoint and base64.b64encode(checkpoint['root']).decode(),
        'key': 'given' if keys or isinstance(witnesses, Policy) and witnesses.logs else 'the one that the dossier states; ask the keeper for it by another way',
        'day': contents and contents['day'], 'witnesses': [[name, time(t), size] for name, t, size in seen],
        'records': len(records), **tally,
    }, given.json)


if __name__ == '__main__':
    sys.exit(main())
