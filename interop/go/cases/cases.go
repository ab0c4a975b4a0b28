// Package cases reads questions from standard input and prints the answers: what the three programs beside it share.
//
// A question is about one statement: a note, an inclusion, a consistency. An answer says whether the library accepts it.
package cases

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
)

// Case is one question. Bytes are hexadecimal.
type Case struct {
	Name             string
	Kind             string
	Note             string
	Keys             []string
	Index, Size      uint64
	LeafHash, Root   string
	OldSize, NewSize uint64
	OldRoot, NewRoot string
	Proof            []string
	URL, Vkey        string
	OldNote          string
	Seed             string
}

// Answer is what a library says to one question; Said is only for logs and ends.
type Answer struct {
	Name     string      `json:"name"`
	OK       bool        `json:"ok"`
	Why      string      `json:"why,omitempty"`
	Unasked  bool        `json:"unasked,omitempty"`
	Verified []string    `json:"verified,omitempty"`
	Said     interface{} `json:"said,omitempty"`
}

// Unhex panics on anything but hexadecimal: questions are ours.
func Unhex(text string) []byte {
	bytes, err := hex.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return bytes
}

// Answered makes an answer of an error.
func Answered(c Case, err error) Answer {
	if err != nil {
		return Answer{Name: c.Name, Why: err.Error()}
	}
	return Answer{Name: c.Name, OK: true}
}

// guarded takes a library's panic for a refusal.
func guarded(c Case, ask func(Case) Answer) (answer Answer) {
	defer func() {
		if panicked := recover(); panicked != nil {
			answer = Answer{Name: c.Name, Why: fmt.Sprint("panic: ", panicked)}
		}
	}()
	return ask(c)
}

// Run asks one question after the other.
func Run(ask func(Case) Answer) {
	var all []Case
	if err := json.NewDecoder(os.Stdin).Decode(&all); err != nil {
		panic(err)
	}
	answers := make([]Answer, 0, len(all))
	for _, c := range all {
		answers = append(answers, guarded(c, ask))
	}
	if err := json.NewEncoder(os.Stdout).Encode(answers); err != nil {
		panic(err)
	}
}
