#include "ui/models/replay_draft.h"

#include "proxy/api/config_sentence.h"
#include "ui/models/body_text.h"
#include "ui/models/config_text.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ReplayDraft)
};

const Json5Value *firstOf(const Json5Value &root, std::initializer_list<QStringView> names)
{
    for (const QStringView name : names)
        if (const Json5Value *value = root.find(name)) return value;
    return nullptr;
}

struct Change
{
    const Json5Value *value;
    QString text;
};

} // namespace

// Names: Anthropic and OpenAI chat, OpenAI responses, Gemini.
Result<ReplayDraft> ReplayDraft::read(const QString &body)
{
    Result<Json5Value> root = parseJson5(body);
    if (!root) return root.error();
    if (root->type != Json5Value::Type::Object) return errorSaying(ErrorKind::NotFound, proxy::typePhrase(*root));
    ReplayDraft draft;
    draft.m_body = body;
    draft.m_root = std::make_shared<const Json5Value>(std::move(root).value());
    draft.m_model = draft.m_root->find(u"model");
    draft.m_system = firstOf(*draft.m_root, {u"system", u"instructions", u"systemInstruction", u"system_instruction"});
    const Json5Value *messages = firstOf(*draft.m_root, {u"messages", u"input", u"contents"});
    if (messages && messages->type == Json5Value::Type::Array && !messages->elements.empty()) {
        draft.m_lastMessage = &messages->elements.back();
        // OpenAI's chat has the system prompt as its first message.
        const Json5Value *role = messages->elements.front().find(u"role");
        if (!draft.m_system && messages->elements.size() > 1 && role && (role->string == "system"_L1 || role->string == "developer"_L1))
            draft.m_system = &messages->elements.front();
    } else if (messages && messages->type == Json5Value::Type::String) {
        draft.m_lastMessage = messages; // OpenAI's responses take a text as well
    }
    return draft;
}

QString ReplayDraft::textOf(const Error &error)
{
    const QString said = configText(error);
    return error.kind == ErrorKind::NotFound ? Words::tr("The body of this request is not a JSON object, but %1.").arg(said) : said;
}

QString ReplayDraft::textOf(const Json5Value *value) const
{
    return value ? prettyJson(m_body.mid(value->begin, value->end - value->begin)) : QString();
}

QString ReplayDraft::system() const
{
    return textOf(m_system);
}

QString ReplayDraft::lastMessage() const
{
    return textOf(m_lastMessage);
}

Result<QByteArray> ReplayDraft::make(const QString &model, const QString &system, const QString &lastMessage) const
{
    std::vector<Change> changes;
    const std::pair<const Json5Value *, std::pair<QString, QString>> edited[] = {{m_system, {Words::tr("System prompt"), system}},
                                                                                 {m_lastMessage, {Words::tr("Last message"), lastMessage}}};
    for (const auto &[value, text] : edited) {
        if (!value || text.second == textOf(value)) continue;
        const Result<Json5Value> parsed = parseJson5(text.second);
        if (!parsed)
            return Error{.kind = ErrorKind::InvalidInput, .message = Words::tr("%1: %2").arg(text.first, configText(parsed.error()))};
        changes.push_back({value, QString::fromUtf8(toJson(*parsed))});
    }
    if (m_model && !model.isEmpty() && model != m_model->string) {
        Json5Value value;
        value.type = Json5Value::Type::String;
        value.string = model;
        changes.push_back({m_model, QString::fromUtf8(toJson(value))});
    }
    // From the end on, so that the places before stay right.
    std::sort(changes.begin(), changes.end(), [](const Change &a, const Change &b) { return a.value->begin > b.value->begin; });
    QString body = m_body;
    for (const Change &change : changes) body.replace(change.value->begin, change.value->end - change.value->begin, change.text);
    return body.toUtf8();
}

} // namespace ccr::ui
