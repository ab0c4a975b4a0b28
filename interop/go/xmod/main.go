// Asks golang.org/x/mod/sumdb (the Go checksum database's note and tlog) about our notes, proofs and whole logs.
//
// Its tiles are those of C2SP at height 8 with other paths, so the reader of tiles here maps the paths and nothing else;
// that every hash belongs to the tree of the checkpoint is checked by the library. Its proofs are made from our tiles
// by its own code and must be accepted by its own code against our root; the entries of our bundles must have the
// hashes that the tiles have.
package main

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"../cases"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func hash(text string) (h tlog.Hash, err error) {
	bytes := cases.Unhex(text)
	if len(bytes) != len(h) {
		return h, errors.New("not 32 bytes")
	}
	copy(h[:], bytes)
	return h, nil
}

func hashes(texts []string) ([]tlog.Hash, error) {
	all := make([]tlog.Hash, len(texts))
	for i, text := range texts {
		one, err := hash(text)
		if err != nil {
			return nil, err
		}
		all[i] = one
	}
	return all, nil
}

func get(url string) ([]byte, error) {
	answer, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %s", url, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

// path is the C2SP path of a number: groups of three digits.
func path(prefix string, n int64, width int) string {
	digits := fmt.Sprintf("%03d", n%1000)
	for n >= 1000 {
		n /= 1000
		digits = fmt.Sprintf("x%03d/%s", n%1000, digits)
	}
	if width < 1<<height {
		digits += fmt.Sprintf(".p/%d", width)
	}
	return prefix + digits
}

type tiles struct {
	url  string
	read int
}

func (t *tiles) Height() int { return height }
func (t *tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	all := make([][]byte, len(wanted))
	for i, tile := range wanted {
		bytes, err := get(t.url + "/" + path(fmt.Sprintf("tile/%d/", tile.L), tile.N, tile.W))
		if err != nil {
			return nil, err
		}
		t.read++
		all[i] = bytes
	}
	return all, nil
}
func (t *tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// entries reads the entry bundles: a length of two bytes, then the entry.
func entries(url string, size int64) ([][]byte, error) {
	var all [][]byte
	for first := int64(0); first < size; first += 1 << height {
		width := size - first
		if width > 1<<height {
			width = 1 << height
		}
		bundle, err := get(url + "/" + path("tile/entries/", first>>height, int(width)))
		if err != nil {
			return nil, err
		}
		for i := int64(0); i < width; i++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) {
				return nil, errors.New("a bundle ends early")
			}
			end := 2 + int(binary.BigEndian.Uint16(bundle))
			all = append(all, bundle[2:end])
			bundle = bundle[end:]
		}
		if len(bundle) != 0 {
			return nil, errors.New("a bundle goes on")
		}
	}
	return all, nil
}

func open(text string, keys []string) (*note.Note, tlog.Tree, error) {
	var known []note.Verifier
	for _, key := range keys {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			return nil, tlog.Tree{}, err
		}
		known = append(known, verifier)
	}
	opened, err := note.Open([]byte(text), note.VerifierList(known...))
	if err != nil {
		return nil, tlog.Tree{}, err
	}
	// the library's own parser takes the first line of the checksum database only
	lines := strings.SplitN(opened.Text, "\n", 2)
	if len(lines) != 2 {
		return opened, tlog.Tree{}, nil
	}
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + lines[1]))
	if err != nil {
		return opened, tlog.Tree{}, nil
	}
	return opened, tree, nil
}

func wholeLog(c cases.Case) (interface{}, error) {
	text, err := get(c.URL + "/checkpoint")
	if err != nil {
		return nil, err
	}
	_, tree, err := open(string(text), []string{c.Vkey})
	if err != nil {
		return nil, err
	}
	source := &tiles{url: c.URL}
	reader := tlog.TileHashReader(tree, source)
	root, err := tlog.TreeHash(tree.N, reader)
	if err != nil {
		return nil, err
	}
	if root != tree.Hash {
		return nil, errors.New("the tiles are of another tree")
	}
	all, err := entries(c.URL, tree.N)
	if err != nil {
		return nil, err
	}
	for n, entry := range all {
		at := tlog.StoredHashIndex(0, int64(n))
		stored, err := reader.ReadHashes([]int64{at})
		if err != nil {
			return nil, err
		}
		if tlog.RecordHash(entry) != stored[0] {
			return nil, fmt.Errorf("entry %d is not in its tile", n)
		}
		proof, err := tlog.ProveRecord(tree.N, int64(n), reader)
		if err != nil {
			return nil, err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, int64(n), tlog.RecordHash(entry)); err != nil {
			return nil, err
		}
	}
	if c.OldNote != "" {
		_, old, err := open(c.OldNote, []string{c.Vkey})
		if err != nil {
			return nil, err
		}
		proof, err := tlog.ProveTree(tree.N, old.N, reader)
		if err != nil {
			return nil, err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash); err != nil {
			return nil, err
		}
	}
	return map[string]interface{}{
		"size": tree.N, "root": hex.EncodeToString(tree.Hash[:]), "entries": len(all), "tiles": source.read,
	}, nil
}

func ask(c cases.Case) (answer cases.Answer) {
	switch c.Kind {
	case "note":
		for _, key := range c.Keys {
			if _, err := note.NewVerifier(key); err != nil && strings.Contains(err.Error(), "algorithm") {
				return cases.Answer{Name: c.Name, Unasked: true}
			}
		}
		opened, _, err := open(c.Note, c.Keys)
		answer = cases.Answered(c, err)
		if err == nil {
			for _, signature := range opened.Sigs {
				answer.Verified = append(answer.Verified, signature.Name)
			}
		}
	case "inclusion":
		proof, err := hashes(c.Proof)
		if err == nil {
			var root, leaf tlog.Hash
			if root, err = hash(c.Root); err == nil {
				if leaf, err = hash(c.LeafHash); err == nil {
					err = tlog.CheckRecord(proof, int64(c.Size), root, int64(c.Index), leaf)
				}
			}
		}
		answer = cases.Answered(c, err)
	case "consistency":
		proof, err := hashes(c.Proof)
		if err == nil {
			var old, newer tlog.Hash
			if old, err = hash(c.OldRoot); err == nil {
				if newer, err = hash(c.NewRoot); err == nil {
					err = tlog.CheckTree(proof, int64(c.NewSize), newer, int64(c.OldSize), old)
				}
			}
		}
		answer = cases.Answered(c, err)
	case "log":
		said, err := wholeLog(c)
		answer = cases.Answered(c, err)
		answer.Said = said
	default:
		answer = cases.Answer{Name: c.Name, Unasked: true}
	}
	return answer
}

func main() { cases.Run(ask) }
