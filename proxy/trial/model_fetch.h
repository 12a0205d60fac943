#pragma once

#include "logging/base/result.h"
#include "proxy/api/proxy_config.h"

#include <QObject>

#include <functional>

class QNetworkAccessManager;

namespace ccr::proxy {

/// Where a provider lists its models; empty: it has no such list (Vertex AI).
QUrl modelListUrl(const Provider &provider);
/// The ids of a list in the shape of OpenAI and Anthropic ({"data":[{"id"}]}), of Gemini ({"models":[{"name"}]}: those that can generate)
/// or of Ollama's own address. An error when it is none of them.
Result<QStringList> readModelList(const QByteArray &body);

/// Asks providers for their models. A thread with an event loop; what is under way ends with the object.
class ModelFetch final : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const Result<QStringList> &)>;

    explicit ModelFetch(QObject *parent = nullptr);
    ~ModelFetch() override;
    void fetch(const Provider &provider, const QUrl &proxyUrl, std::chrono::milliseconds patience, Answer answer);

private:
    QNetworkAccessManager *m_network;
};

} // namespace ccr::proxy
