// QNetworkAccessManager never sets TCP_NODELAY and offers no way to ask for it: a body of more than 16 KB then waits for the
// provider's delayed acknowledgement, 40 ms on the loopback. This definition of connect(2) in the executable comes before the
// C library's and sets the option first; everything else is left to the original.

#include <cerrno>

#include <dlfcn.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

extern "C" __attribute__((visibility("default"))) int connect(int socket, const sockaddr *address, socklen_t length)
{
    using Connect = int (*)(int, const sockaddr *, socklen_t);
    static const auto original = reinterpret_cast<Connect>(dlsym(RTLD_NEXT, "connect"));
    if (address && (address->sa_family == AF_INET || address->sa_family == AF_INET6)) {
        const int savedErrno = errno;
        const int enabled = 1;
        setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &enabled, sizeof enabled); // fails harmlessly for other protocols
        errno = savedErrno;
    }
    return original(socket, address, length);
}
