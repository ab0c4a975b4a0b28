// Asks sigsum-go about our checkpoints, cosignatures and proofs, and lets its client ask our witness: it makes a small
// Sigsum log of its own, has our witness cosign it twice, and checks the cosignatures by its own code.
package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"../cases"
	"sigsum.org/sigsum-go/pkg/checkpoint"
	"sigsum.org/sigsum-go/pkg/client"
	"sigsum.org/sigsum-go/pkg/crypto"
	"sigsum.org/sigsum-go/pkg/merkle"
	"sigsum.org/sigsum-go/pkg/requests"
	"sigsum.org/sigsum-go/pkg/types"
)

func hash(text string) (h crypto.Hash, err error) {
	if len(cases.Unhex(text)) != len(h) {
		return h, errors.New("not 32 bytes")
	}
	return crypto.HashFromHex(text)
}

func hashes(texts ...string) ([]crypto.Hash, error) {
	all := make([]crypto.Hash, len(texts))
	for i, text := range texts {
		one, err := hash(text)
		if err != nil {
			return nil, err
		}
		all[i] = one
	}
	return all, nil
}

// openCheckpoint checks the cosignature of every key but the first, which is the log's: this library checks signatures
// of logs under the origins of Sigsum only.
func openCheckpoint(c cases.Case) ([]string, error) {
	var cp checkpoint.Checkpoint
	if err := cp.FromASCII(strings.NewReader(c.Note)); err != nil {
		return nil, err
	}
	_, after, _ := strings.Cut(c.Note, "\n\n")
	lines, err := checkpoint.CosignatureLinesFromASCII(strings.NewReader(after))
	if err != nil {
		return nil, err
	}
	var names []string
	for i, vkey := range c.Keys {
		var key checkpoint.NoteVerifier
		if err := key.FromString(vkey); err != nil {
			return nil, err
		}
		if i == 0 {
			if cp.KeyId != checkpoint.NewLogKeyId(cp.Origin, &key.PublicKey) {
				return nil, errors.New("another key of the log")
			}
		} else if _, err := cp.VerifyCosignatureByKey(lines, &key.PublicKey); err != nil {
			return nil, err
		}
		names = append(names, key.Name)
	}
	return names, nil
}

// log is a Sigsum log with the key of a seed.
type log struct {
	signer *crypto.Ed25519Signer
	origin string
	tree   merkle.Tree
}

func newLog(seed string) (*log, checkpoint.NoteVerifier, error) {
	signer, err := crypto.SignerFromHex(seed)
	if err != nil {
		return nil, checkpoint.NoteVerifier{}, err
	}
	public := signer.Public()
	origin := types.SigsumCheckpointOrigin(&public)
	key := checkpoint.NewNoteVerifier(origin, checkpoint.SigTypeEd25519, &public)
	return &log{signer: signer, origin: origin, tree: merkle.NewTree()}, key, nil
}

func (l *log) grow(leaves int) (checkpoint.Checkpoint, error) {
	for i := 0; i < leaves; i++ {
		leaf := merkle.HashLeafNode([]byte(fmt.Sprintf("%d", l.tree.Size())))
		l.tree.AddLeafHash(&leaf)
	}
	head := types.TreeHead{Size: l.tree.Size(), RootHash: l.tree.GetRootHash()}
	signed, err := head.Sign(l.signer)
	public := l.signer.Public()
	return checkpoint.Checkpoint{
		SignedTreeHead: signed, Origin: l.origin, KeyId: checkpoint.NewLogKeyId(l.origin, &public),
	}, err
}

// askWitness: first checkpoint, a larger one, the first again (must be refused), and a fork (must be refused).
func askWitness(c cases.Case) (interface{}, error) {
	l, _, err := newLog(c.Seed)
	if err != nil {
		return nil, err
	}
	var witness checkpoint.NoteVerifier
	if err := witness.FromString(c.Vkey); err != nil {
		return nil, err
	}
	asking := client.New(client.Config{UserAgent: "interop", URL: c.URL})
	ask := func(old uint64, cp checkpoint.Checkpoint, path []crypto.Hash) error {
		lines, err := asking.AddCheckpoint(context.Background(), requests.AddCheckpoint{
			OldSize: old, Proof: types.ConsistencyProof{Path: path}, Checkpoint: cp,
		})
		if err != nil {
			return err
		}
		_, err = cp.VerifyCosignatureByKey(lines, &witness.PublicKey)
		return err
	}
	first, err := l.grow(3)
	if err != nil {
		return nil, err
	}
	if err := ask(0, first, nil); err != nil {
		return nil, fmt.Errorf("the first checkpoint: %w", err)
	}
	second, err := l.grow(4)
	if err != nil {
		return nil, err
	}
	path, err := l.tree.ProveConsistency(3, 7)
	if err != nil {
		return nil, err
	}
	if err := ask(3, second, path); err != nil {
		return nil, fmt.Errorf("a larger checkpoint: %w", err)
	}
	conflict := ask(0, first, nil)
	if conflict == nil {
		return nil, errors.New("an older checkpoint was cosigned")
	}
	fork, _, err := newLog(c.Seed)
	if err != nil {
		return nil, err
	}
	other := merkle.HashLeafNode([]byte("another history"))
	fork.tree.AddLeafHash(&other)
	third, err := fork.grow(8)
	if err != nil {
		return nil, err
	}
	path, err = fork.tree.ProveConsistency(7, 9)
	if err != nil {
		return nil, err
	}
	refused := ask(7, third, path)
	if refused == nil {
		return nil, errors.New("a fork was cosigned")
	}
	return map[string]string{"conflict": conflict.Error(), "fork": refused.Error()}, nil
}

func ask(c cases.Case) cases.Answer {
	switch c.Kind {
	case "checkpoint":
		names, err := openCheckpoint(c)
		answer := cases.Answered(c, err)
		answer.Verified = names
		return answer
	case "inclusion":
		both, err := hashes(c.LeafHash, c.Root)
		if err == nil {
			var path []crypto.Hash
			if path, err = hashes(c.Proof...); err == nil {
				err = merkle.VerifyInclusion(&both[0], c.Index, c.Size, &both[1], path)
			}
		}
		return cases.Answered(c, err)
	case "consistency":
		both, err := hashes(c.OldRoot, c.NewRoot)
		if err == nil {
			var path []crypto.Hash
			if path, err = hashes(c.Proof...); err == nil {
				err = merkle.VerifyConsistency(c.OldSize, c.NewSize, &both[0], &both[1], path)
			}
		}
		return cases.Answered(c, err)
	case "log-key":
		_, key, err := newLog(c.Seed)
		answer := cases.Answered(c, err)
		answer.Said = key.String()
		return answer
	case "witness":
		said, err := askWitness(c)
		answer := cases.Answered(c, err)
		answer.Said = said
		return answer
	}
	return cases.Answer{Name: c.Name, Unasked: true}
}

func main() { cases.Run(ask) }
