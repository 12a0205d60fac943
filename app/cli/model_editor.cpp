#include "app/cli/model_editor.h"

#include "logging/base/json5_values.h"
#include "logging/base/nearest_name.h"
#include "proxy/config/config_fields.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr std::chrono::seconds savePatience(1);

Error wrong(const QString &message)
{
    return Error{.kind = ErrorKind::InvalidInput, .message = message};
}

// {"use": […]}
Result<Json5Value> transformerValue(const QStringList &transformers)
{
    std::vector<Json5Value> uses;
    for (const QString &transformer : transformers) {
        if (!transformer.startsWith(u'[')) {
            uses.push_back(textValue(transformer));
            continue;
        }
        Result<Json5Value> use = parseJson5(transformer);
        if (!use) return wrong(u"--transformer: %1"_s.arg(use.error().message));
        uses.push_back(std::move(use).value());
    }
    Json5Value value = objectValue();
    setMember(value, u"use"_s, listValue(std::move(uses)));
    return value;
}

} // namespace

Result<ModelEditor> ModelEditor::open(const QString &path)
{
    Result<proxy::ConfigFile> file = proxy::ConfigFile::read(path);
    if (!file) return file.error();
    return ModelEditor(std::move(file).value(), path);
}

const QStringList &ModelEditor::slotNames()
{
    static const QStringList names{u"default"_s, u"background"_s, u"think"_s, u"longContext"_s, u"webSearch"_s, u"image"_s};
    return names;
}

QString ModelEditor::providersPointer() const
{
    const bool isLower = !m_file.document().find(u"/Providers"_s) && m_file.document().find(u"/providers"_s);
    return isLower ? u"/providers"_s : u"/Providers"_s;
}

std::vector<ModelEditor::Provider> ModelEditor::providers() const
{
    std::vector<Provider> providers;
    const Json5Value *list = m_file.document().find(providersPointer());
    if (!list) return providers;
    for (const Json5Value &entry : list->elements) {
        Provider provider{.name = textAt(entry, u"name"), .models = {}};
        if (const Json5Value *models = entry.find(u"models"))
            for (const Json5Value &model : models->elements) provider.models.append(model.string);
        providers.push_back(provider);
    }
    return providers;
}

std::optional<std::size_t> ModelEditor::indexOf(const QString &name) const
{
    const std::vector<Provider> all = providers();
    for (std::size_t at = 0; at < all.size(); ++at)
        if (all[at].name.compare(name, Qt::CaseInsensitive) == 0) return at;
    return std::nullopt;
}

bool ModelEditor::knows(const QString &provider) const
{
    return indexOf(provider).has_value();
}

QString ModelEditor::target(const QString &slot) const
{
    const Json5Value *router = m_file.document().find(u"/Router"_s);
    return router ? textAt(*router, slot) : QString();
}

Result<Done> ModelEditor::setTarget(const QString &slot, const QString &target)
{
    if (!slotNames().contains(slot))
        return wrong(u"\"%1\" is no slot of the router; %2"_s.arg(slot, suggestion(slot, slotNames()).english()));
    const qsizetype comma = target.indexOf(u',');
    if (comma < 1 || comma + 1 == target.size()) return wrong(u"\"%1\" is not PROVIDER,MODEL"_s.arg(target));
    if (!knows(target.left(comma))) {
        QStringList names;
        for (const Provider &provider : providers()) names.append(provider.name);
        return wrong(u"there is no provider \"%1\"; %2"_s.arg(target.left(comma), suggestion(target.left(comma), names).english()));
    }
    return m_file.document().set(u"/Router/"_s + slot, textValue(target));
}

Result<Done> ModelEditor::add(const NewModel &added)
{
    const std::optional<std::size_t> index = indexOf(added.provider);
    const QString entry = index ? u"%1/%2"_s.arg(providersPointer()).arg(*index) : providersPointer() + u"/-"_s;
    if (index && !added.url.isEmpty()) return wrong(u"provider \"%1\" is there already; --url is for a new one"_s.arg(added.provider));
    if (!index && added.url.isEmpty()) return wrong(u"there is no provider \"%1\"; add one with --url and --key"_s.arg(added.provider));
    const Result<Json5Value> transformer = transformerValue(added.transformers);
    if (!transformer) return transformer.error();

    if (!index) {
        Json5Value provider = objectValue();
        provider.members = {{u"name"_s, textValue(added.provider)},
                            {u"api_base_url"_s, textValue(added.url)},
                            {u"api_key"_s, textValue(added.key)},
                            {u"models"_s, listValue({textValue(added.model)})}};
        if (!added.transformers.isEmpty()) provider.members.push_back({u"transformer"_s, *transformer});
        if (!m_file.document().find(providersPointer())) return m_file.document().set(providersPointer(), listValue({provider}));
        return m_file.document().set(entry, provider);
    }
    if (!providers()[*index].models.contains(added.model)) {
        const bool hasModels = m_file.document().find(entry + u"/models"_s) != nullptr;
        Result<Done> done = hasModels ? m_file.document().set(entry + u"/models/-"_s, textValue(added.model))
                                      : m_file.document().set(entry + u"/models"_s, listValue({textValue(added.model)}));
        if (!done) return done;
    }
    if (added.transformers.isEmpty()) return Done();
    return m_file.document().set(pointerTo(entry + u"/transformer"_s, added.model), *transformer);
}

Result<Done> ModelEditor::reread()
{
    Result<proxy::ConfigFile> again = proxy::ConfigFile::read(m_path);
    if (!again) return again.error();
    m_file = std::move(again).value();
    return Done();
}

Result<Done> ModelEditor::change(const std::function<Result<Done>(ModelEditor &)> &edit)
{
    return proxy::retryOnConflict([this, &edit]() -> Result<Done> {
        if (Result<Done> read = reread(); !read) return read;
        if (Result<Done> done = edit(*this); !done) return done;
        return m_file.save(processEnvironment(), savePatience);
    });
}

} // namespace ccr::app
