#include "proxy/self_test.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

SelfTest::SelfTest() = default;
SelfTest::~SelfTest() = default;

void SelfTest::send(const ProxyConfig &config, quint16 port)
{
    HttpHeaders headers{{"Content-Type", "application/json"}, {"User-Agent", "ccr-desktop/" CCR_VERSION " (test request)"}};
    if (!config.apiKey.isEmpty()) headers.add("x-api-key", config.apiKey.toStdString());
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(port);
    url.setPath(u"/v1/messages"_s);
    m_call = m_transport.start({.url = url,
                                .headers = headers,
                                .body = R"({"model":"test-request","max_tokens":64,"stream":true,)"
                                        R"("messages":[{"role":"user","content":"Say hello in one short sentence."}]})",
                                .timeouts = {},
                                .proxyUrl = {}},
                               *this);
}

} // namespace ccr::proxy
