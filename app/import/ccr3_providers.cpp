#include "app/import/ccr3_providers.h"

#include "app/import/ccr3_prices.h"
#include "app/import/provider_name.h"
#include "logging/base/json5_values.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/endpoint_url.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using Fate = ccr::proxy::ConfigOrigin::Fate;

namespace ccr::app {

namespace {

/// A wire format under that program's name and ours.
struct Protocol
{
    QStringList names;
    QString dialect;
    QString transformer; ///< that sets it; empty: none has to
    QString tail;        ///< of the address that requests are posted to
};

// In the order in which that program chooses for Claude Code.
const QList<Protocol> &protocols()
{
    static const QList<Protocol> list{
        {{u"anthropic_messages"_s, u"anthropic"_s}, u"anthropic"_s, u"Anthropic"_s, u"/v1/messages"_s},
        {{u"openai_chat_completions"_s, u"openai_chat"_s}, u"openai-chat"_s, {}, u"/chat/completions"_s},
        {{u"openai_responses"_s, u"openai"_s}, u"openai-responses"_s, u"openai-responses"_s, u"/responses"_s},
        {{u"gemini_generate_content"_s, u"gemini"_s, u"gemini_interactions"_s}, u"gemini"_s, u"gemini"_s, {}}};
    return list;
}

const Protocol *protocolNamed(const QString &name)
{
    for (const Protocol &protocol : protocols())
        if (protocol.names.contains(name.trimmed(), Qt::CaseInsensitive)) return &protocol;
    return nullptr;
}

QString firstOf(const Json5Value &object, std::initializer_list<QStringView> names)
{
    for (const QStringView name : names)
        if (const QString text = textAt(object, name).trimmed(); !text.isEmpty()) return text;
    return {};
}

QString addressIn(const Json5Value &object)
{
    return firstOf(object, {u"baseurl", u"baseUrl", u"api_base_url"});
}

QString keyIn(const Json5Value &object)
{
    return firstOf(object, {u"apikey", u"apiKey", u"api_key", u"key", u"token"});
}

/// Where a provider is reached.
struct Access
{
    const Protocol *protocol = nullptr; ///< null: it speaks none that there is here
    QString address;
    qsizetype others = 0; ///< protocols of ours that it speaks as well
};

// Where none is set, that program goes by the address.
const Protocol &guessed(const QString &address)
{
    const bool isGemini = address.contains("generativelanguage.googleapis.com"_L1, Qt::CaseInsensitive);
    const bool isAnthropic = address.contains("anthropic"_L1, Qt::CaseInsensitive);
    return *protocolNamed(isGemini ? u"gemini"_s : isAnthropic ? u"anthropic"_s : u"openai_chat"_s);
}

Access accessOf(const Json5Value &provider)
{
    const Json5Value *list = provider.find(u"capabilities");
    QMap<const Protocol *, QString> found;
    for (std::size_t i = 0; list && i < list->elements.size(); ++i) {
        const Json5Value &capability = list->elements[i];
        const Protocol *protocol = protocolNamed(firstOf(capability, {u"type", u"protocol"}));
        const QString address = addressIn(capability);
        if (protocol && !address.isEmpty() && !found.contains(protocol)) found.insert(protocol, address);
    }
    for (const Protocol &protocol : protocols())
        if (found.contains(&protocol)) return {&protocol, found.value(&protocol), found.size() - 1};
    const QString address = addressIn(provider);
    if (list && !list->elements.empty()) return {nullptr, address, 0};
    const Protocol *named = protocolNamed(firstOf(provider, {u"type", u"protocol", u"provider"}));
    return {named ? named : &guessed(address), address, 0};
}

// That program adds the tail to any address; ours takes one that it does not know as a base for a whole one.
QString posted(const Access &access)
{
    if (!access.protocol || access.protocol->tail.isEmpty()) return access.address;
    const QString &tail = access.protocol->tail;
    const QString path = proxy::endpointUrl(QUrl(access.address), access.protocol->dialect).path();
    if (path.endsWith(tail.section(u'/', -1))) return access.address;
    return (access.address.endsWith(u'/') ? access.address.chopped(1) : access.address) + tail;
}

/// One key of a provider that has several.
struct Credential
{
    QString key;
    double priority = 0; ///< the lowest comes first
    bool isWeighed = false;
};

QList<Credential> credentialsOf(const Json5Value &provider)
{
    QList<Credential> credentials;
    const Json5Value *list = nullptr;
    for (const QStringView name : {QStringView(u"credentials"), QStringView(u"keys"), QStringView(u"apiKeys")})
        if (!list) list = provider.find(name);
    for (std::size_t i = 0; list && i < list->elements.size(); ++i) {
        const Json5Value &entry = list->elements[i];
        const Json5Value *enabled = entry.find(u"enabled");
        const bool isOff = enabled && enabled->type == Json5Value::Type::Boolean && !enabled->boolean;
        if (const QString key = keyIn(entry); !key.isEmpty() && !isOff)
            credentials.append({.key = key,
                                .priority = numberAt(entry, u"priority").value_or(static_cast<double>(i) + 1),
                                .isWeighed = entry.find(u"weight") || entry.find(u"limits")});
    }
    std::stable_sort(credentials.begin(), credentials.end(),
                     [](const Credential &a, const Credential &b) { return a.priority < b.priority; });
    return credentials;
}

/// One provider on its way.
class Reading
{
public:
    Reading(const Json5Value &from, const QString &name, std::vector<proxy::ConfigOrigin> &origins)
        : m_from(from), m_name(name), m_origins(origins)
    {
    }
    Json5Value entry();

private:
    void takeAccess(Json5Value &entry);
    void takeKeys(Json5Value &entry);
    void takeAdditions(Json5Value &entry);
    void say(Fate fate, const Phrase &note)
    {
        m_origins.push_back({u"Providers."_s + textAt(m_from, u"name"), {u"Providers"_s, m_name}, fate, note});
    }

    const Json5Value &m_from;
    QString m_name;
    std::vector<proxy::ConfigOrigin> &m_origins;
};

Json5Value Reading::entry()
{
    Json5Value entry = objectValue();
    setMember(entry, u"name"_s, textValue(m_name));
    takeAccess(entry);
    takeKeys(entry);
    setMember(entry, u"models"_s, textsValue(textsAt(m_from, u"models")));
    takeAdditions(entry);
    const Json5Value *enabled = m_from.find(u"enabled");
    if (enabled && enabled->type == Json5Value::Type::Boolean && !enabled->boolean) setMember(entry, u"disabled"_s, booleanValue(true));
    if (m_name != textAt(m_from, u"name").trimmed()) say(Fate::Adapted, proxy::said("is called \"%1\" here", m_name));
    return entry;
}

void Reading::takeAccess(Json5Value &entry)
{
    const Access access = accessOf(m_from);
    setMember(entry, u"api_base_url"_s, textValue(posted(access)));
    if (!access.protocol) return say(Fate::NeedsUser, proxy::said("its protocol is not supported; choose another one"));
    if (access.others > 0) say(Fate::Adapted, proxy::said("of its protocols \"%1\" is used", access.protocol->dialect));
    if (!access.protocol->transformer.isEmpty())
        setMember(objectAt(entry, u"transformer"_s), u"use"_s, textsValue({access.protocol->transformer}));
}

void Reading::takeKeys(Json5Value &entry)
{
    QStringList keys;
    bool isWeighed = false;
    for (const Credential &credential : credentialsOf(m_from)) {
        keys.append(credential.key);
        isWeighed = isWeighed || credential.isWeighed;
    }
    if (keys.isEmpty()) keys.append(keyIn(m_from));
    const auto isAccount = [](const QString &key) { return key.startsWith("ccr-local-agent-"_L1); };
    if (std::any_of(keys.begin(), keys.end(), isAccount))
        say(Fate::NeedsUser, proxy::said("it signs in with the account of an agent; give it a key"));
    keys.removeIf(isAccount);
    if (isWeighed) say(Fate::Adapted, proxy::said("its keys are used in this order; their weights and limits are left out"));
    if (keys.size() > 1)
        setMember(entry, u"api_keys"_s, textsValue(keys));
    else
        setText(entry, u"api_key"_s, keys.value(0));
}

void Reading::takeAdditions(Json5Value &entry)
{
    if (const Json5Value *headers = m_from.find(u"extraHeaders"); headers && !headers->members.empty())
        setMember(entry, u"headers"_s, *headers);
    if (const Json5Value *body = m_from.find(u"extraBody"); body && !body->members.empty()) {
        Json5Value options = objectValue();
        setMember(options, u"set"_s, *body);
        Json5Value &transformer = objectAt(entry, u"transformer"_s);
        if (!transformer.find(u"use")) setMember(transformer, u"use"_s, listValue({}));
        findMember(transformer, u"use")->elements.push_back(listValue({textValue(u"body"_s), options}));
    }
    if (const Json5Value *old = m_from.find(u"transformer"); old && old->find(u"use"))
        say(Fate::Left, proxy::said("its transformers, which version 3 does not use, are left out"));
}

} // namespace

Ccr3Providers readCcr3Providers(const Json5Value &config, std::vector<proxy::ConfigOrigin> &origins)
{
    Ccr3Providers providers;
    const Json5Value *list = config.find(u"Providers");
    QStringList taken;
    for (std::size_t i = 0; list && i < list->elements.size(); ++i) {
        const Json5Value &from = list->elements[i];
        const QString there = textAt(from, u"name").trimmed();
        if (there.isEmpty()) continue;
        const QString name = providerName(there, u"CCR 3"_s, taken);
        taken.append(name);
        providers.entries.push_back(Reading(from, name, origins).entry());
        for (Json5Value &price : readCcr3Prices(from, name)) providers.prices.push_back(std::move(price));
        providers.models.add({name, {there, textAt(from, u"id").trimmed()}, textsAt(from, u"models")});
    }
    return providers;
}

} // namespace ccr::app
