#include "proxy/exchange/client_answer.h"

#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/exchange_facts.h"

namespace ccr::proxy {

ClientAnswer::ClientAnswer(HttpResponder &responder, HttpResponseObserver &observer, const Dialect &dialect, logging::ExchangeLog &log)
    : m_responder(&responder), m_dialect(dialect), m_log(log), m_silence(monotonicNow())
{
    m_responder->setObserver(&observer);
}

ClientAnswer::~ClientAnswer()
{
    takeResponder();
}

HttpResponder *ClientAnswer::takeResponder()
{
    HttpResponder *const responder = std::exchange(m_responder, nullptr);
    if (responder) responder->setObserver(nullptr);
    return responder;
}

void ClientAnswer::beginAttempt(std::unique_ptr<StreamEncoder> encoder)
{
    if (encoder) m_encoder = std::move(encoder);
    m_held.clear();
}

bool ClientAnswer::begin(const HttpHeaders &more)
{
    if (m_hasBegun || !m_responder) return false;
    m_hasBegun = true;
    const HttpHeaders headers = identified({{"Content-Type", std::string(m_encoder->contentType())}, {"Cache-Control", "no-cache"}}, more);
    keepHead(m_log, logging::StoredBody::Kind::ClientResponse, headers);
    m_responder->beginStream(200, headers);
    return true;
}

bool ClientAnswer::write(std::string_view bytes)
{
    if (!m_responder) return false;
    m_log.clientPiece(bytes);
    m_responder->write(bytes);
    m_bytes += static_cast<std::int64_t>(bytes.size());
    m_silence.wrote(monotonicNow(), std::exchange(m_hasNews, false));
    return m_responder && m_responder->isCongested();
}

// A provider's own id of the request is worth more to whoever asks it; else ours finds the record.
HttpHeaders ClientAnswer::identified(HttpHeaders headers, const HttpHeaders &more)
{
    headers.append(more);
    const std::string_view field = m_dialect.requestIdField();
    if (!headers.find(field)) headers.add(std::string(field), m_log.id());
    m_requestId = headers.value(field);
    return headers;
}

void ClientAnswer::answer(const HttpHeaders &more, const QByteArray &body)
{
    const HttpHeaders headers = identified(jsonHeaders(), more);
    keepHead(m_log, logging::StoredBody::Kind::ClientResponse, headers);
    m_log.clientPiece({body.constData(), static_cast<std::size_t>(body.size())});
    m_bytes += body.size();
    if (HttpResponder *const responder = takeResponder()) responder->respond(200, headers, body);
}

void ClientAnswer::end()
{
    HttpResponder *const responder = takeResponder();
    if (responder && m_hasBegun) responder->endStream();
}

int ClientAnswer::fail(ProviderError error, const HttpHeaders &more, bool isTold, bool passesFrames)
{
    HttpResponder *const responder = takeResponder();
    if (!responder) return error.status;
    if (!m_hasBegun) {
        const HttpHeaders headers = identified(jsonHeaders(), more);
        keepHead(m_log, logging::StoredBody::Kind::ClientResponse, headers);
        error.requestId = m_requestId;
        const QByteArray answer = m_dialect.writeError(error);
        m_log.clientPiece({answer.constData(), static_cast<std::size_t>(answer.size())});
        responder->respond(error.status, headers, answer);
        return error.status;
    }
    if (!isTold) {
        if (passesFrames) m_encoder->takeOutput();
        error.requestId = m_requestId;
        m_encoder->accept({.kind = ChatEvent::Kind::Failure, .error = &error});
        const std::string output = m_encoder->takeOutput();
        m_log.clientPiece(output);
        responder->write(output);
    }
    responder->endStream();
    return 200;
}

// Between the frames of a passed-through stream a sign of life is as good as in a translated one.
std::string ClientAnswer::signOfLife(MonotonicTime now)
{
    if (m_silence.needsEvent(now)) m_encoder->keepBlockAlive();
    std::string output = m_encoder->takeOutput();
    m_hasNews = !output.empty();
    if (output.empty() && m_silence.needsPing(now)) {
        m_encoder->keepAlive();
        output = m_encoder->takeOutput();
    }
    return output;
}

} // namespace ccr::proxy
