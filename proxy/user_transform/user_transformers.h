#pragma once

#include "proxy/routing/node_host.h"
#include "proxy/upstream/upstream_transport.h"
#include "proxy/user_transform/user_transform_calls.h"

#include <map>
#include <memory>
#include <vector>

namespace ccr::proxy {

/// What became of a file of `transformers`.
struct UserTransformer
{
    QString file;
    QString name;
    QString endpoint; ///< that the class asks for; empty: none
    QStringList hooks;
    QString problem; ///< not empty: it cannot be used, and why
};

/// Hears what a streamed answer has become. From inside any of these the stream may be dropped, but not destroyed.
class UserTransformSink
{
public:
    virtual ~UserTransformSink() = default;
    virtual void transformedPiece(std::string_view bytes) = 0;
    virtual void transformedEnd() = 0;
    virtual void transformFailed(const Error &error) = 0;
    /// After isFull(): more can be fed.
    virtual void transformHasRoom() = 0;
};

/// A call that is awaited; destroying it means that nobody waits any more.
class UserTransformTicket
{
public:
    virtual ~UserTransformTicket() = default;
};

/// A streamed answer on its way through the user's transformers.
class UserTransformStream
{
public:
    virtual ~UserTransformStream() = default;
    virtual void feed(std::string_view bytes) = 0;
    /// Nothing more will be fed.
    virtual void finish() = 0;
    /// What was fed waits for the transformers: pause.
    virtual bool isFull() const = 0;
    /// Nobody wants the rest; nothing more is announced.
    virtual void drop() = 0;
};

/// The user's own transformers: JavaScript classes in the files of `transformers`, run in a `node` child that is started when a
/// configuration first names one. A hook that throws, takes too long or answers nonsense fails the call, with the
/// transformer's name, its file and the reason. An edited file is loaded for the next request. Proxy thread.
class UserTransformers final : public QObject
{
    Q_OBJECT
public:
    /// What the request became. `answers`: a transformer wants to see the answer.
    struct Adjusted
    {
        bool answers = false;
    };
    struct WholeAnswer
    {
        std::string contentType;
        std::string body;
    };

    explicit UserTransformers(logging::LogTarget &log, QObject *parent = nullptr);
    ~UserTransformers() override;

    /// Loads the files of a configuration and of its presets, and tells the log what is wrong with them. `loaded`: called when
    /// that is known, from the event loop; not at all when there is nothing new to load.
    void follow(const ProxyConfig &config, std::function<void()> loaded = {});
    /// Of the configuration that was followed last; empty until they are loaded.
    const std::vector<UserTransformer> &loaded() const { return m_loaded; }

    /// Called once, from the event loop, unless the ticket is destroyed first; `request` must live as long and is changed.
    using AdjustedFunction = std::function<void(Result<Adjusted>)>;
    [[nodiscard]] std::unique_ptr<UserTransformTicket> adjust(const UserTransformCalls &calls, UpstreamRequest &request,
                                                              AdjustedFunction adjusted);
    using AnsweredFunction = std::function<void(Result<WholeAnswer>)>;
    [[nodiscard]] std::unique_ptr<UserTransformTicket> transform(const UserTransformCalls &calls, int status, const HttpHeaders &headers,
                                                                 std::string_view body, AnsweredFunction answered);
    /// `total`: until the answer must have ended.
    [[nodiscard]] std::unique_ptr<UserTransformStream> open(const UserTransformCalls &calls, int status, const HttpHeaders &headers,
                                                            milliseconds total, UserTransformSink &sink);

private:
    class Stream;
    friend class Stream;

    void told(const QByteArray &message);
    void take(const Result<QByteArray> &list, const ProxyConfig &config);
    Error reported(const Error &error, const std::string &exchangeId);

    logging::Log m_log;
    NodeHost m_host;
    std::vector<UserTransformer> m_loaded;
    QByteArray m_files; ///< that were followed
    std::map<quint64, Stream *> m_streams;
    quint64 m_nextStream = 1;
    std::string m_lastReport;
};

/// What is wrong with the files of a configuration and of its presets and with the
/// names that their providers use, each as a sentence for its owner.
QStringList userTransformProblems(const ProxyConfig &config, const std::vector<UserTransformer> &loaded);

/// Reads what `load` answered.
Result<std::vector<UserTransformer>> readUserTransformers(const QByteArray &json);

} // namespace ccr::proxy
