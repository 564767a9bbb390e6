package instance

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// place is the name of the pipe. All users of the machine share these names, so it has the user's
// directory in it.
func place(dir, name string) string {
	sum := sha256.Sum256([]byte(dir))
	return `\\.\pipe\whybone-` + hex.EncodeToString(sum[:8]) + "-" + name
}

// dial opens the pipe. While all of its ends are taken it waits, as the one who listens makes
// another one at once.
func dial(at string) (conn, error) {
	name, err := windows.UTF16PtrFromString(at)
	if err != nil {
		return nil, err
	}
	for until := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		h, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE, 0, nil, windows.OPEN_EXISTING,
			windows.FILE_FLAG_OVERLAPPED|windows.SECURITY_SQOS_PRESENT|windows.SECURITY_ANONYMOUS, 0)
		if err == nil {
			return os.NewFile(uintptr(h), at), nil
		}
		if !errors.Is(err, windows.ERROR_PIPE_BUSY) || time.Now().After(until) {
			return nil, err
		}
	}
}

// pipe is where a window listens. There is always one end more than those that are in use.
type pipe struct {
	name   string
	access *windows.SecurityAttributes

	mu     sync.Mutex // protects what follows
	free   windows.Handle
	closed bool
}

// listen makes the pipe, unless there is one of that name.
func listen(at string) (listener, error) {
	access, err := onlyUser()
	if err != nil {
		return nil, err
	}
	p := &pipe{name: at, access: access}
	p.free, err = p.end(windows.FILE_FLAG_FIRST_PIPE_INSTANCE)
	return p, err
}

// onlyUser lets nobody but the user open it.
func onlyUser() (*windows.SecurityAttributes, error) {
	user, err := windows.GetCurrentProcessToken().GetTokenUser()
	if err != nil {
		return nil, fmt.Errorf("ask who the user is: %w", err)
	}
	who, err := windows.SecurityDescriptorFromString(fmt.Sprintf("D:P(A;;GA;;;%s)", user.User.Sid))
	if err != nil {
		return nil, fmt.Errorf("make it the user's alone: %w", err)
	}
	return &windows.SecurityAttributes{Length: uint32(unsafe.Sizeof(windows.SecurityAttributes{})), SecurityDescriptor: who}, nil
}

// end makes one more end of it.
func (p *pipe) end(flags uint32) (windows.Handle, error) {
	name, err := windows.UTF16PtrFromString(p.name)
	if err != nil {
		return 0, err
	}
	const room = 4096
	return windows.CreateNamedPipe(name, windows.PIPE_ACCESS_DUPLEX|windows.FILE_FLAG_OVERLAPPED|flags,
		windows.PIPE_TYPE_BYTE|windows.PIPE_REJECT_REMOTE_CLIENTS, windows.PIPE_UNLIMITED_INSTANCES, room, room, 0, p.access)
}

// accept implements [listener].
func (p *pipe) accept() (conn, error) {
	came, err := windows.CreateEvent(nil, 1, 0, nil)
	if err != nil {
		return nil, err
	}
	defer windows.CloseHandle(came)
	waiting := &windows.Overlapped{HEvent: came}
	if err := p.await(waiting); err != nil {
		return nil, err
	}
	if _, err := windows.WaitForSingleObject(came, windows.INFINITE); err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, net.ErrClosed
	}
	taken := p.free
	if p.free, err = p.end(0); err != nil {
		p.closed = true
		return nil, errors.Join(err, windows.CloseHandle(taken))
	}
	return os.NewFile(uintptr(taken), p.name), nil
}

// await has an event set when somebody opens the pipe.
func (p *pipe) await(waiting *windows.Overlapped) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return net.ErrClosed
	}
	err := windows.ConnectNamedPipe(p.free, waiting)
	if errors.Is(err, windows.ERROR_PIPE_CONNECTED) { // somebody was faster
		return windows.SetEvent(waiting.HEvent)
	}
	if errors.Is(err, windows.ERROR_IO_PENDING) {
		return nil
	}
	return err
}

// Close implements [listener].
func (p *pipe) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil
	}
	p.closed = true
	_ = windows.CancelIoEx(p.free, nil) // fails where nothing waits
	return windows.CloseHandle(p.free)
}
