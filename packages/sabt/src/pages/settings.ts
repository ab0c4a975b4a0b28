import { FACTS, LANGUAGES } from '../i18n/index.ts';
import type { PageContext } from './context.ts';
import { bdi, type Html, html, say } from './html.ts';
import { layout } from './layout.ts';
import { postForm } from './parts/forms.ts';
import { section } from './parts/lists.ts';
import { urls } from './urls.ts';

export function settingsPage(page: PageContext, model: { signOut: string }): Html {
  const { s } = page;
  const to = urls(page.language);
  return layout(page, {
    title: s.t('settings.title'),
    section: null,
    narrow: true,
    body: html`<div class="lead"><h1>${s.t('settings.title')}</h1></div>
${section(
  s.t('settings.language'),
  postForm(
    page,
    to.settings,
    html`<fieldset class="radios"><legend>${s.t('settings.languageHint')}</legend>
${LANGUAGES.map((language) => html`<label><input type="radio" name="language" value="${language}"${language === page.language ? html` checked` : ''}> <bdi lang="${language}">${FACTS[language].name}</bdi></label>`)}
</fieldset><button>${s.t('settings.save')}</button>`,
    { className: 'stack' },
  ),
)}
${section(s.t('settings.colours'), html`<p>${s.t('settings.coloursText')}</p>`)}
${
  page.person === null
    ? ''
    : section(
        s.t('settings.session'),
        html`<p>${say(page, 'settings.signedIn', { name: bdi(page.person) })}</p>${postForm(page, model.signOut, html`<button class="quiet">${s.t('settings.signOut')}</button>`)}`,
      )
}`,
  });
}
