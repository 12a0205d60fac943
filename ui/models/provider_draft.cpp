#include "ui/models/provider_draft.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

using Type = Json5Value::Type;
constexpr QLatin1StringView keychainPrefix = "keychain:"_L1;

const QRegularExpression &variablePattern()
{
    static const QRegularExpression pattern(u"^\\$(?:\\{([^}]+)\\}|([A-Z_][A-Z0-9_]*))$"_s);
    return pattern;
}

QString protocolOfTransformer(const QString &name)
{
    if (name.compare("openai-response"_L1, Qt::CaseInsensitive) == 0) return u"openai-responses"_s;
    if (name.compare("OpenAI"_L1, Qt::CaseInsensitive) == 0) return u"openai-chat"_s;
    for (const Protocol &protocol : protocols())
        if (!protocol.transformer.isEmpty() && protocol.transformer.compare(name, Qt::CaseInsensitive) == 0) return protocol.id;
    return {};
}

std::vector<Json5Value> usesOf(const Json5Value &entry)
{
    const Json5Value *transformer = entry.find(u"transformer");
    const Json5Value *use = transformer ? transformer->find(u"use") : nullptr;
    if (!use) return {};
    return use->type == Type::Array ? use->elements : std::vector<Json5Value>{*use};
}

std::optional<int> limitIn(const Json5Value &use)
{
    const bool isLimit = transformerName(use).compare("maxtoken"_L1, Qt::CaseInsensitive) == 0;
    if (!isLimit || use.type != Type::Array || use.elements.size() < 2) return std::nullopt;
    const std::optional<double> number = numberAt(use.elements[1], u"max_tokens");
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

Json5Value useOf(const QString &text)
{
    if (!text.trimmed().startsWith(u'[')) return textValue(text.trimmed());
    const Result<Json5Value> parsed = parseJson5(text);
    return parsed ? *parsed : textValue(text);
}

// The one that is there stays as it is written, with its options.
std::vector<Json5Value> usesFor(const ProviderDraft &draft)
{
    std::vector<Json5Value> uses;
    QString transformer;
    for (const Protocol &protocol : protocols())
        if (protocol.id == draft.protocol) transformer = protocol.transformer;
    for (const Json5Value &use : usesOf(draft.source))
        if (protocolOfTransformer(transformerName(use)) == draft.protocol) uses.push_back(use);
    if (uses.empty() && !transformer.isEmpty()) uses.push_back(textValue(transformer));
    for (const QString &text : draft.transformers)
        if (!text.trimmed().isEmpty()) uses.push_back(useOf(text));
    if (draft.maxTokens) {
        Json5Value options = objectValue();
        setMember(options, u"max_tokens"_s, numberValue(*draft.maxTokens));
        uses.push_back(listValue({textValue(u"maxtoken"_s), options}));
    }
    return uses;
}

void setKeys(Json5Value &entry, const QList<KeyDraft> &keys)
{
    QStringList written;
    for (const KeyDraft &key : keys) written.append(key.written);
    QStringList before = textsAt(entry, u"api_key") + textsAt(entry, u"api_keys");
    if (before == written) return;
    if (written.size() <= 1) {
        removeMember(entry, u"api_keys");
        return setText(entry, u"api_key"_s, written.value(0));
    }
    removeMember(entry, u"api_key");
    setMember(entry, u"api_keys"_s, textsValue(written));
}

qsizetype endOfProvider(const QString &target)
{
    const qsizetype comma = target.indexOf(u',');
    return comma >= 0 ? comma : target.indexOf(u'/');
}

bool isOf(const QString &target, const QString &provider)
{
    const qsizetype end = endOfProvider(target);
    return end > 0 && target.left(end).trimmed().compare(provider, Qt::CaseInsensitive) == 0;
}

/// Calls `visit` for every text that is a target, with its place.
template <typename Value, typename Visit>
void visitTargets(Value &root, const Visit &visit)
{
    const auto member = [](Value &object, QStringView name) { return const_cast<Value *>(object.find(name)); };
    const auto visitTexts = [&visit](Value &value, const QString &place) {
        if (value.type == Type::String) visit(value, place);
        for (auto &element : value.elements)
            if (element.type == Type::String) visit(element, place);
    };
    if (Value *router = member(root, u"Router")) {
        for (auto &entry : router->members)
            if (entry.value.type == Type::String) visit(entry.value, u"Router."_s + entry.name);
        if (Value *rules = member(*router, u"rules"))
            for (auto &rule : rules->elements) {
                const QString place = u"Router.rules[%1]"_s.arg(textAt(rule, u"name"));
                for (const QStringView name : {QStringView(u"route"), QStringView(u"fallback")})
                    if (Value *value = member(rule, name)) visitTexts(*value, place);
            }
    }
    if (Value *fallback = member(root, u"fallback"))
        for (auto &entry : fallback->members) visitTexts(entry.value, u"fallback."_s + entry.name);
}

} // namespace

const QList<Protocol> &protocols()
{
    static const QList<Protocol> list{{u"openai-chat"_s, {}},
                                      {u"openai-responses"_s, u"openai-responses"_s},
                                      {u"anthropic"_s, u"Anthropic"_s},
                                      {u"gemini"_s, u"gemini"_s},
                                      {u"vertex-gemini"_s, u"vertex-gemini"_s},
                                      {u"vertex-claude"_s, u"vertex-claude"_s},
                                      {u"vertex-openai"_s, u"vertex-openai"_s}};
    return list;
}

QString detectProtocol(const QString &baseUrl)
{
    const QUrl url(baseUrl.trimmed());
    const QString path = url.path();
    if (url.host() == "api.anthropic.com"_L1 || path.endsWith("/messages"_L1) || path.contains("/anthropic"_L1)) return u"anthropic"_s;
    if (url.host() == "generativelanguage.googleapis.com"_L1 && !path.contains("/openai"_L1)) return u"gemini"_s;
    if (path.endsWith("/responses"_L1)) return u"openai-responses"_s;
    return u"openai-chat"_s;
}

KeyDraft::Kind KeyDraft::kind() const
{
    if (written.startsWith(keychainPrefix)) return Kind::Keychain;
    return variablePattern().match(written.trimmed()).hasMatch() ? Kind::Variable : Kind::Plain;
}

QString KeyDraft::name() const
{
    if (written.startsWith(keychainPrefix)) return written.mid(keychainPrefix.size()).trimmed();
    const QRegularExpressionMatch match = variablePattern().match(written.trimmed());
    return match.hasMatch() ? (match.captured(1).isEmpty() ? match.captured(2) : match.captured(1)) : QString();
}

KeyDraft KeyDraft::inKeychain(const QString &name)
{
    return {.written = keychainPrefix + name};
}

QString shortenedSecret(const QString &secret)
{
    if (secret.size() < 12) return u"••••"_s;
    const qsizetype dash = secret.indexOf(u'-');
    const QString begin = dash > 0 && dash < 6 ? secret.left(dash + 1) : QString();
    return begin + u'…' + secret.right(4);
}

ProviderDraft ProviderDraft::from(const Json5Value &entry)
{
    ProviderDraft draft{.name = textAt(entry, u"name"),
                        .baseUrl = textAt(entry, u"api_base_url"),
                        .models = textsAt(entry, u"models"),
                        .proxyUrl = textAt(entry, u"proxy_url"),
                        .isEnabled = !isTrueAt(entry, u"disabled"),
                        .source = entry};
    for (const QString &key : textsAt(entry, u"api_key") + textsAt(entry, u"api_keys")) draft.keys.append({.written = key});
    for (const Json5Value &use : usesOf(entry)) {
        const QString protocol = protocolOfTransformer(transformerName(use));
        if (!protocol.isEmpty())
            draft.protocol = protocol;
        else if (const std::optional<int> limit = limitIn(use); limit && !draft.maxTokens)
            draft.maxTokens = limit;
        else
            draft.transformers.append(use.type == Type::String ? use.string : QString::fromUtf8(toJson(use)));
    }
    return draft;
}

Json5Value ProviderDraft::entry() const
{
    Json5Value entry = source;
    setMember(entry, u"name"_s, textValue(name.trimmed()));
    setMember(entry, u"api_base_url"_s, textValue(baseUrl.trimmed()));
    setKeys(entry, keys);
    if (models != textsAt(source, u"models") || !source.find(u"models")) setMember(entry, u"models"_s, textsValue(models));
    const ProviderDraft before = from(source);
    const bool isSame = before.protocol == protocol && before.transformers == transformers && before.maxTokens == maxTokens;
    if (!isSame) {
        const std::vector<Json5Value> uses = usesFor(*this);
        Json5Value &transformer = objectAt(entry, u"transformer"_s);
        if (uses.empty())
            removeMember(transformer, u"use");
        else
            setMember(transformer, u"use"_s, listValue(uses));
        if (findMember(entry, u"transformer")->members.empty()) removeMember(entry, u"transformer");
    }
    setText(entry, u"proxy_url"_s, proxyUrl.trimmed());
    if (isEnabled)
        removeMember(entry, u"disabled");
    else
        setMember(entry, u"disabled"_s, booleanValue(true));
    return entry;
}

const Json5Value *providersIn(const Json5Value &root)
{
    for (const QStringView name : {QStringView(u"Providers"), QStringView(u"providers")})
        if (const Json5Value *list = root.find(name); list && list->type == Type::Array) return list;
    return nullptr;
}

Json5Value &providersOf(Json5Value &root)
{
    if (const Json5Value *list = providersIn(root)) return const_cast<Json5Value &>(*list);
    setMember(root, u"Providers"_s, listValue({}));
    return *findMember(root, u"Providers");
}

QString transformerName(const Json5Value &use)
{
    const Json5Value &name = use.type == Type::Array && !use.elements.empty() ? use.elements.front() : use;
    return name.type == Type::String ? name.string : QString();
}

int providerIndex(const Json5Value &root, const QString &name)
{
    const Json5Value *list = providersIn(root);
    if (!list) return -1;
    for (std::size_t i = 0; i < list->elements.size(); ++i)
        if (textAt(list->elements[i], u"name").trimmed().compare(name.trimmed(), Qt::CaseInsensitive) == 0) return static_cast<int>(i);
    return -1;
}

bool isTarget(const QString &target, const QString &provider, const QString &model)
{
    return isOf(target, provider) && target.mid(endOfProvider(target) + 1).trimmed() == model;
}

QStringList referencesTo(const Json5Value &root, const QString &provider)
{
    QStringList places;
    visitTargets(root, [&](const Json5Value &target, const QString &place) {
        if (isOf(target.string, provider) && !places.contains(place)) places.append(place);
    });
    return places;
}

void renameProvider(Json5Value &root, const QString &from, const QString &to)
{
    const int index = providerIndex(root, from);
    if (index < 0) return;
    setMember(providersOf(root).elements[static_cast<std::size_t>(index)], u"name"_s, textValue(to));
    visitTargets(root, [&](Json5Value &target, const QString &) {
        if (isOf(target.string, from)) target.string = to + target.string.mid(endOfProvider(target.string));
    });
}

int replaceModel(Json5Value &root, const QString &provider, const QString &from, const QString &to)
{
    int places = 0;
    visitTargets(root, [&](Json5Value &target, const QString &) {
        if (!isTarget(target.string, provider, from)) return;
        target.string = target.string.left(endOfProvider(target.string) + 1) + to;
        ++places;
    });
    const int index = providerIndex(root, provider);
    if (index < 0) return places;
    Json5Value &entry = providersOf(root).elements[static_cast<std::size_t>(index)];
    QStringList models = textsAt(entry, u"models");
    const qsizetype at = models.indexOf(from);
    if (at < 0) return places;
    if (models.contains(to))
        models.removeAt(at);
    else
        models[at] = to;
    setMember(entry, u"models"_s, textsValue(models));
    return places + 1;
}

QStringList usersOfSecret(const Json5Value &root, const QString &secret)
{
    QStringList users;
    const Json5Value *list = providersIn(root);
    if (!list) return users;
    for (const Json5Value &entry : list->elements)
        for (const KeyDraft &key : ProviderDraft::from(entry).keys)
            if (key.kind() == KeyDraft::Kind::Keychain && key.name() == secret) users.append(textAt(entry, u"name"));
    return users;
}

QString freeName(const QString &wanted, const QStringList &taken)
{
    QString name = wanted;
    for (int number = 2; taken.contains(name, Qt::CaseInsensitive); ++number) name = u"%1-%2"_s.arg(wanted).arg(number);
    return name;
}

} // namespace ccr::ui
