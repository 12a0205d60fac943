#include "ui/models/body_view.h"

#include "ui/models/assembled_answer.h"

#include <limits>

namespace ccr::ui {

namespace {

constexpr std::int64_t everything = std::numeric_limits<std::int64_t>::max();

using Kind = logging::StoredBody::Kind;

} // namespace

std::optional<logging::StoredBody> BodySource::fetch(std::int64_t most) const
{
    if (traffic && traffic->knows(exchangeId)) {
        int attempt = -1;
        for (const logging::BodySize &size : traffic->sizes(exchangeId))
            if (size.kind == kind) attempt = std::max(attempt, size.attempt);
        return attempt < 0 ? std::nullopt : traffic->body(exchangeId, kind, attempt, most);
    }
    std::optional<logging::StoredBody> last;
    for (const logging::StoredBody &body : stored)
        if (body.kind == kind && (!last || body.attempt >= last->attempt)) last = body;
    if (last && static_cast<std::int64_t>(last->text.size()) > most) last->text.resize(static_cast<std::size_t>(most));
    return last;
}

QString comparableText(const logging::StoredBody &body)
{
    const bool isAnswer = body.kind == Kind::ProviderResponse || body.kind == Kind::ClientResponse;
    if (isAnswer && logging::looksLikeEventStream(body.text)) return answerOf(body).everything();
    return prettyJson(QString::fromStdString(body.text));
}

BodyView viewOf(const BodyQuestion &question)
{
    BodyView view;
    const bool isPreview = question.form == BodyForm::Pretty || question.form == BodyForm::Raw;
    const std::optional<logging::StoredBody> body = question.body.fetch(isPreview ? question.most : everything);
    if (!body) return view;
    view.exists = true;
    view.wholeBytes = body->wholeBytes;
    view.shownBytes = std::min(body->wholeBytes, static_cast<std::int64_t>(body->text.size()));
    view.keptBytes = view.shownBytes;
    if (question.body.traffic)
        for (const logging::BodySize &size : question.body.traffic->sizes(question.body.exchangeId))
            if (size.kind == body->kind && size.attempt == body->attempt) view.keptBytes = size.keptBytes;
    const QString text = QString::fromStdString(body->text);
    switch (question.form) {
    case BodyForm::Tree:
        view.tree = parsedJson(text);
        view.isJson = view.tree != nullptr;
        if (!view.isJson) view.lines = displayLines(prettyBody(text));
        break;
    case BodyForm::Pretty: view.lines = displayLines(prettyBody(text)); break;
    case BodyForm::Raw: view.lines = displayLines(text); break;
    case BodyForm::DiffOtherSide:
    case BodyForm::DiffPrevious: {
        const std::optional<logging::StoredBody> other = question.other.fetch(everything);
        view.otherExists = other.has_value();
        if (other) view.diff = diffLines(displayLines(comparableText(*other)), displayLines(comparableText(*body)));
        break;
    }
    }
    return view;
}

} // namespace ccr::ui
