"""Asks python-opentimestamps about our .ots files, writes one for us to read, and is a calendar for us to ask.

    stamps.py read FILE.ots STAMPED     prints whether FILE.ots is of STAMPED, and the attestations that it leads to
    stamps.py write STAMPED FILE.ots    writes a stamp with a calendar's promise and the number of a block
    stamps.py calendar                  serves on a free port of this machine, and prints it
"""
import hashlib
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

from opentimestamps.core.notary import BitcoinBlockHeaderAttestation, PendingAttestation
from opentimestamps.core.op import OpAppend, OpPrepend, OpSHA256
from opentimestamps.core.serialize import (
    BytesSerializationContext,
    StreamDeserializationContext,
    StreamSerializationContext,
)
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

BLOCK = 800000


def sha256_of(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).digest()


def read(path, stamped):
    with open(path, "rb") as file:
        stamp = DetachedTimestampFile.deserialize(StreamDeserializationContext(file))
        if file.read(1):
            raise SystemExit("something stands behind the stamp")
    found = []
    for message, attestation in stamp.timestamp.all_attestations():
        if isinstance(attestation, PendingAttestation):
            found.append({"kind": "pending", "uri": attestation.uri})
        elif isinstance(attestation, BitcoinBlockHeaderAttestation):
            found.append({"kind": "bitcoin", "height": attestation.height, "message": message.hex()})
    found.sort(key=lambda one: one["kind"])
    print(json.dumps({"of": stamp.file_digest == sha256_of(stamped), "attestations": found}))


def mined(stamp):
    """Adds a way to a block to a stamp, and returns what the block's root would have to be."""
    top = stamp.ops.add(OpPrepend(bytes(range(32)))).ops.add(OpSHA256()).ops.add(OpSHA256())
    top.attestations.add(BitcoinBlockHeaderAttestation(BLOCK))
    return top.msg


def write(stamped, path):
    stamp = Timestamp(sha256_of(stamped))
    blinded = stamp.ops.add(OpAppend(os.urandom(16))).ops.add(OpSHA256())
    blinded.attestations.add(PendingAttestation("https://calendar.example"))
    message = mined(blinded)
    with open(path, "wb") as file:
        DetachedTimestampFile(OpSHA256(), stamp).serialize(StreamSerializationContext(file))
    print(json.dumps({"message": message.hex()}))


class Calendar(BaseHTTPRequestHandler):
    def answer(self, stamp):
        context = BytesSerializationContext()
        stamp.serialize(context)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(context.getbytes())

    def promised(self, digest):
        stamp = Timestamp(digest)
        return stamp, stamp.ops.add(OpAppend(b"calendar")).ops.add(OpSHA256())

    def do_POST(self):
        stamp, commitment = self.promised(self.rfile.read(int(self.headers["content-length"])))
        commitment.attestations.add(PendingAttestation("http://127.0.0.1:%d" % self.server.server_port))
        self.answer(stamp)

    def do_GET(self):
        stamp = Timestamp(bytes.fromhex(self.path.rsplit("/", 1)[1]))
        mined(stamp)
        self.answer(stamp)

    def log_message(self, *_):
        pass


def calendar():
    server = HTTPServer(("127.0.0.1", 0), Calendar)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    {"read": read, "write": write, "calendar": calendar}[sys.argv[1]](*sys.argv[2:])
