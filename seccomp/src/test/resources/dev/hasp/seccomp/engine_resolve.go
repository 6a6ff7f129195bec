// Resolves seccomp profiles with the engine's own code. Each line of the standard input is an object with the text of a
// profile and the names of a bounding set; each line of the standard output has the OCI object made of it, or the error.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/docker/docker/profiles/seccomp"
	"github.com/opencontainers/runtime-spec/specs-go"
)

type question struct {
	Profile string   `json:"profile"`
	Caps    []string `json:"caps"`
}

type answer struct {
	OCI   *specs.LinuxSeccomp `json:"oci"`
	Error string              `json:"error,omitempty"`
}

func resolve(q question) (a answer) {
	// some documents end the engine's code with a panic, which to the one who started the container is an error
	defer func() {
		if cause := recover(); cause != nil {
			a = answer{Error: fmt.Sprint("panic: ", cause)}
		}
	}()
	container := &specs.Spec{Process: &specs.Process{Capabilities: &specs.LinuxCapabilities{Bounding: q.Caps}}}
	oci, err := seccomp.LoadProfile(q.Profile, container)
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{OCI: oci}
}

func main() {
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var q question
		if err := in.Decode(&q); err == io.EOF {
			return
		} else if err != nil {
			panic(err)
		}
		if err := out.Encode(resolve(q)); err != nil {
			panic(err)
		}
	}
}
