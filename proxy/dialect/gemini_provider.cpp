#include "proxy/dialect/gemini_dialect.h"
#include "proxy/dialect/gemini_request_writer.h"
#include "proxy/dialect/gemini_signature.h"
#include "proxy/dialect/tool_call_id.h"

#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

QUrl geminiActionUrl(QUrl folder, const std::string &model, bool stream)
{
    folder.setPath(folder.path() + QString::fromStdString(model) + (stream ? u":streamGenerateContent"_s : u":generateContent"_s));
    if (!stream) return folder;
    QUrlQuery query(folder);
    query.removeAllQueryItems(u"alt"_s);
    query.addQueryItem(u"alt"_s, u"sse"_s); // otherwise the stream is one JSON array
    folder.setQuery(query);
    return folder;
}

// Not where something must be changed on the way: the form of the stream, thinking of another provider, or calls without the
// signature that newer models demand.
bool GeminiDialect::mayPassThrough(const ChatRequest &request) const
{
    const auto isForeign = [](const ChatMessage &message) {
        bool hasCalls = false;
        bool isSigned = false;
        for (const ContentPart &part : message.parts) {
            const auto *thinking = std::get_if<ThinkingPart>(&part);
            if (thinking && !thinking->signature.empty() && toGeminiSignature(thinking->signature).empty()) return true;
            const auto *call = std::get_if<ToolCallPart>(&part);
            hasCalls = hasCalls || call;
            isSigned = isSigned || (call && !signatureOf(call->id).empty());
        }
        return hasCalls && !isSigned;
    };
    return !request.streamsAsArray && std::none_of(request.messages.begin(), request.messages.end(), isForeign);
}

std::size_t GeminiDialect::mostStopSequences() const
{
    return mostGeminiStopSequences;
}

Result<UpstreamDraft> GeminiDialect::writeRequest(const UpstreamContext &context) const
{
    UpstreamDraft draft;
    draft.url = geminiActionUrl(context.provider.url, context.model, context.request.stream);
    draft.headers.add("Content-Type", "application/json");
    draft.headers.add("Accept", context.request.stream ? "text/event-stream" : "application/json");
    if (!context.credential.empty()) draft.headers.add("x-goog-api-key", std::string(context.credential));
    // The model is not part of the body: a client's may go on as it is.
    draft.body = context.clientBody.empty() ? writeGeminiRequest(context.request, context.model)
                                            : QByteArray(context.clientBody.data(), static_cast<qsizetype>(context.clientBody.size()));
    return draft;
}

} // namespace ccr::proxy
