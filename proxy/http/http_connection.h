#pragma once

#include "proxy/http/content_decoder.h"
#include "proxy/http/http_request_parser.h"
#include "proxy/http/http_server.h"

#include <QObject>
#include <QTcpSocket>

#include <optional>

namespace ccr::proxy {

enum class ConnectionFate;

/// One client connection: reads a request, hands it up, writes its answer, reads the next. Owned by its server; deletes
/// itself through the event loop when the socket has closed. Proxy thread.
class HttpConnection final : public QObject, public HttpResponder
{
    Q_OBJECT
public:
    HttpConnection(QTcpSocket *socket, HttpHandler &handler, const HttpLimits &limits, FlushQueue &flushes, QObject *parent);

    // HttpResponder
    void respond(int status, const HttpHeaders &headers, const QByteArray &body) override;
    void addHeaders(const HttpHeaders &headers) override { m_extraHeaders.append(headers); }
    void beginStream(int status, const HttpHeaders &headers) override;
    void write(std::string_view piece) override;
    void endStream() override;
    void abortStream() override;
    bool isCongested() const override { return m_congested; }
    void setObserver(HttpResponseObserver *observer) override { m_observer = observer; }

    /// Answers what runs, then closes.
    void closeAfterResponse();
    /// Tells the observer and closes at once.
    void abort();
    /// Checks the deadline. Called by the server's clock.
    void tick(MonotonicTime now);
    /// Answers with an error and closes, without reading (more of) a request.
    void refuse(const HttpRefusal &refusal);

Q_SIGNALS:
    void closed();

private:
    enum class Deadline
    {
        KeepAlive,
        Head,
        Body,
        Write,
        Linger
    };
    enum class Ending
    {
        Orderly,
        Reset
    };

    void readAvailable();
    void consume(std::string_view bytes);
    bool admitRequest(bool bodyArrives);
    bool beginBody(bool bodyArrives);
    bool takePiece(std::string_view piece);
    const HttpHeaders &withExtras(const HttpHeaders &headers);
    void finishRequest();
    void finishResponse();
    void send(const QByteArray &bytes);
    void flush();
    void queueFlush();
    void flushPieces();
    std::size_t waitingBytes() const;
    void startClosing(Ending ending);
    void closeWhenSent();
    void progressed();
    void drained();
    void tellReady();
    void lost();
    void setDeadline(Deadline kind);

    QTcpSocket *m_socket;
    HttpHandler &m_handler;
    const HttpLimits &m_limits;
    FlushQueue &m_flushes;
    HttpPeer m_peer;
    std::optional<HttpRequestParser> m_parser;
    HttpResponseObserver *m_observer = nullptr;
    ContentDecoder m_decoder; ///< of the body
    QByteArray m_body;
    HttpHeaders m_extraHeaders; ///< go with the answer of this request
    QByteArray m_streamHead;    ///< waits for the first piece
    QByteArray m_pieces;        ///< of this event-loop turn, sent together as one chunk
    std::string m_pending;      ///< bytes of a next request
    MonotonicTime m_firstByte;
    MonotonicTime m_deadline;
    Deadline m_deadlineKind = Deadline::KeepAlive;
    Ending m_ending = Ending::Orderly;
    bool m_admitted = false;
    bool m_busy = false; ///< a request was handed up and is not answered yet
    bool m_streaming = false;
    bool m_chunked = true;
    bool m_isHead = false;
    bool m_keepAlive = true;
    bool m_reading = false;
    bool m_sending = false;
    bool m_flushQueued = false;
    bool m_congested = false; ///< until the observer was told that the client has caught up
    bool m_readyQueued = false;
    bool m_closing = false; ///< nothing is read as a request any more; what waits is still sent
    bool m_gone = false;
};

} // namespace ccr::proxy
