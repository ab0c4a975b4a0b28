// Asks transparency-dev's formats and merkle (Trillian, Tessera, the omniwitness) about our checkpoints, cosignatures
// and proofs.
package main

import (
	"encoding/base64"
	"strings"

	"../cases"
	"github.com/transparency-dev/formats/log"
	tdnote "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"golang.org/x/mod/sumdb/note"
)

func hashes(texts []string) [][]byte {
	all := make([][]byte, len(texts))
	for i, text := range texts {
		all[i] = cases.Unhex(text)
	}
	return all
}

// verifier makes a key of either kind. This version of the library takes the key of a cosigner with the algorithm byte
// of a plain one and changes it itself, so the byte 0x04 that C2SP writes is given as 0x01.
func verifier(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) == 3 {
		if key, err := base64.StdEncoding.DecodeString(parts[2]); err == nil && len(key) > 0 && key[0] == 4 {
			key[0] = 1
			return tdnote.NewVerifierForCosignatureV1(
				parts[0] + "+" + parts[1] + "+" + base64.StdEncoding.EncodeToString(key))
		}
	}
	return tdnote.NewVerifier(vkey)
}

func open(c cases.Case) ([]string, error) {
	var known []note.Verifier
	for _, key := range c.Keys {
		one, err := verifier(key)
		if err != nil {
			return nil, err
		}
		known = append(known, one)
	}
	var opened *note.Note
	var err error
	if c.Kind == "checkpoint" {
		// the log's key first: it must have signed under the origin's name
		_, _, opened, err = log.ParseCheckpoint([]byte(c.Note), known[0].Name(), known[0], known[1:]...)
	} else {
		opened, err = note.Open([]byte(c.Note), note.VerifierList(known...))
	}
	if err != nil {
		return nil, err
	}
	var names []string
	for _, signature := range opened.Sigs {
		names = append(names, signature.Name)
	}
	return names, nil
}

func ask(c cases.Case) cases.Answer {
	switch c.Kind {
	case "note", "checkpoint":
		names, err := open(c)
		answer := cases.Answered(c, err)
		answer.Verified = names
		return answer
	case "inclusion":
		return cases.Answered(c, proof.VerifyInclusion(rfc6962.DefaultHasher, c.Index, c.Size,
			cases.Unhex(c.LeafHash), hashes(c.Proof), cases.Unhex(c.Root)))
	case "consistency":
		return cases.Answered(c, proof.VerifyConsistency(rfc6962.DefaultHasher, c.OldSize, c.NewSize,
			hashes(c.Proof), cases.Unhex(c.OldRoot), cases.Unhex(c.NewRoot)))
	}
	return cases.Answer{Name: c.Name, Unasked: true}
}

func main() { cases.Run(ask) }
