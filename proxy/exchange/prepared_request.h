#pragma once

#include "proxy/dialect/dialect.h"
#include "proxy/exchange/learned_refusals.h"
#include "proxy/message/tool_names.h"
#include "proxy/transform/transform_table.h"
#include "proxy/upstream/upstream_transport.h"
#include "proxy/user_transform/user_transform_calls.h"

#include <memory>
#include <set>
#include <string>

namespace ccr::proxy {

/// What one target is asked with, ready to be sent again.
struct PreparedRequest
{
    const Dialect *dialect = nullptr; ///< the provider's
    std::shared_ptr<const TransformChain> chain;
    UpstreamRequest request;
    std::string credential;                                   ///< that stands in the request
    bool answersMayPass = false;                              ///< go to the client as they come
    std::vector<std::string> stopSequences;                   ///< that the provider is not told of
    std::shared_ptr<const UserTransformCalls> userTransforms; ///< the request still has to pass; null: none
    bool userTransformsAnswers = false;                       ///< known when the request has passed
    std::vector<std::string> leftOut;                         ///< types of parts that this provider cannot read
    ToolNames toolNames;                                      ///< that had to be shortened
    bool asksForUsage = true;                                 ///< as far as the provider is known to understand the question
};

/// What a request is prepared from.
struct PrepareInput
{
    std::shared_ptr<const ProxyConfig> config;
    const Provider &provider; ///< in config
    QString model;
    std::string credential;
    const Dialect &clientDialect;
    std::string_view clientBody; ///< empty when the request is no longer what it says
    const HttpHeaders &clientHeaders;
    std::string exchangeId;
};

/// Writes the request for one target: the transforms adjust `chat`, the provider's dialect writes it, then come the changes that
/// transforms and configuration make to what was written. Errors name the provider and what it cannot be asked.
class RequestPreparation
{
public:
    Result<PreparedRequest> prepare(ChatRequest &chat, const PrepareInput &input);
    /// The provider refused the question for usage: it is not asked again, neither now nor later. False when this request did
    /// not ask it.
    bool dropUsageOption(PreparedRequest &prepared);
    /// Takes out of the request what `message` of the provider refuses, now and later. False when there is nothing of the kind.
    bool dropRefused(PreparedRequest &prepared, const QString &model, std::string_view message);

private:
    TransformTable m_transforms;
    std::set<QUrl> m_withoutUsageOption;
    LearnedRefusals m_refusals;
};

/// The same request with another key.
void replaceCredential(PreparedRequest &prepared, const std::string &credential);

} // namespace ccr::proxy
