#include "proxy/exchange/prepared_request.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/exchange/exchange_facts.h"
#include "proxy/json/json_patch.h"
#include "proxy/json/json_unicode.h"
#include "proxy/message/opened_documents.h"
#include "proxy/transform/shaped_draft.h"

#include <utility>

namespace ccr::proxy {

namespace {

BodyPatch withoutUsageOption()
{
    return {.mode = BodyPatch::Mode::Remove, .json = R"({"stream_options":null})"};
}

// W3C Trace Context, "forwarding a trace": whoever adds nothing to it hands both fields on as they came, here to providers of
// every dialect. Without a good traceparent the other field means nothing.
void forwardTrace(const HttpHeaders &client, HttpHeaders &upstream)
{
    constexpr std::string_view parent = "traceparent";
    constexpr std::string_view state = "tracestate";
    const std::string_view given = client.value(parent);
    if (!isTraceParent(given)) return;
    upstream.add(std::string(parent), std::string(given));
    for (const HttpHeader &field : client) // which may be several, that count together
        if (equalsIgnoringCase(field.name, state)) upstream.add(std::string(state), field.value);
}

} // namespace

Result<PreparedRequest> RequestPreparation::prepare(ChatRequest &chat, const PrepareInput &input)
{
    const Provider &provider = input.provider;
    PreparedRequest prepared{.dialect = findDialect(provider.dialect.toStdString()), .credential = input.credential};
    if (!prepared.dialect)
        return errorTelling(ErrorKind::Unavailable,
                            "Provider \"%1\" speaks \"%2\", which this version cannot. Choose another provider "
                            "in Router or change its transformer.",
                            provider.name, provider.dialect);
    Result<std::shared_ptr<const TransformChain>> chain = m_transforms.chainFor(input.config, provider, input.model);
    if (!chain) return chain.error();
    prepared.chain = std::move(chain).value();

    const bool sameDialect = prepared.dialect->innerName() == input.clientDialect.name() && prepared.dialect->mayPassThrough(chat);
    if (prepared.dialect->innerName() != input.clientDialect.innerName()) {
        openDocuments(chat);
        prepared.leftOut = unreadableParts(chat);
        if (prepared.dialect->innerName() != "anthropic") prepared.toolNames = shortenToolNames(chat);
    }
    const std::string model = input.model.toStdString();
    RequestShape shape = prepared.chain->adjust(chat, model);
    const bool bodyMayPass = sameDialect && !shape.changesRequest;
    if (const std::size_t most = prepared.dialect->mostStopSequences(); !bodyMayPass && chat.stopSequences.size() > most)
        prepared.stopSequences.assign(chat.stopSequences.begin() + static_cast<std::ptrdiff_t>(most), chat.stopSequences.end());
    prepared.answersMayPass = sameDialect && !prepared.chain->filtersAnswers() && prepared.stopSequences.empty();
    Result<UpstreamDraft> draft = prepared.dialect->writeRequest({.request = chat,
                                                                  .provider = provider,
                                                                  .credential = input.credential,
                                                                  .model = model,
                                                                  .shape = shape,
                                                                  .clientBody = bodyMayPass ? input.clientBody : std::string_view(),
                                                                  .clientHeaders = input.clientHeaders});
    if (!draft) return draft.error();
    replaceLoneSurrogates(draft->body); // of a body that passes as it came
    forwardTrace(input.clientHeaders, draft->headers);
    prepared.asksForUsage = !m_withoutUsageOption.contains(draft->url);
    if (!prepared.asksForUsage) shape.patches.push_back(withoutUsageOption());
    for (auto field = provider.headers.begin(); field != provider.headers.end(); ++field)
        shape.headers.push_back({field.key().toStdString(), field.value().toStdString()});
    if (const Result<Done> shaped = applyShape(shape, *draft); !shaped) return shaped.error();
    m_refusals.apply(draft->url, input.model, draft->body);
    prepared.request = {
        .url = std::move(draft->url), .headers = std::move(draft->headers), .body = std::move(draft->body), .timeouts = {}, .proxyUrl = {}};
    prepared.userTransforms =
        userTransformCalls(*input.config, provider, input.model, input.credential, input.exchangeId, chat.sessionId, input.clientHeaders);
    return prepared;
}

bool RequestPreparation::dropUsageOption(PreparedRequest &prepared)
{
    if (!std::exchange(prepared.asksForUsage, false)) return false;
    m_withoutUsageOption.insert(prepared.request.url);
    QByteArray &body = prepared.request.body;
    const Result<std::string> patched = patchedJson({body.constData(), static_cast<std::size_t>(body.size())}, {withoutUsageOption()});
    if (!patched) return false;
    body = QByteArray::fromStdString(*patched);
    return true;
}

bool RequestPreparation::dropRefused(PreparedRequest &prepared, const QString &model, std::string_view message)
{
    return m_refusals.learn(prepared.request.url, model, message, prepared.request.body);
}

// In whatever field the dialect put the first one.
void replaceCredential(PreparedRequest &prepared, const std::string &credential)
{
    const std::string &old = prepared.credential;
    HttpHeaders headers;
    for (const HttpHeader &field : prepared.request.headers) {
        const bool carriesIt = !old.empty() && field.value.ends_with(old);
        headers.add(field.name, carriesIt ? field.value.substr(0, field.value.size() - old.size()) + credential : field.value);
    }
    prepared.request.headers = std::move(headers);
    prepared.credential = credential;
}

} // namespace ccr::proxy
