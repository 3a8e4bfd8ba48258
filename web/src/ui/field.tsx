// Form controls: a visible label above, the description between label and control, the fault beside it, all tied together.
import type { ComponentChildren, JSX } from 'preact'
import { t } from '../catalogue'

export interface FieldProps {
  id: string // the name of the field on the wire: faults find it by this
  label: string
  hint?: ComponentChildren
  error?: string | undefined
  optional?: boolean
}

const described = (id: string, hint: unknown, error: unknown) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

export function Field({ id, label, hint, error, optional, children }: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={`utrecht-form-field field${error ? ' utrecht-form-field--invalid' : ''}`}>
      <label class="utrecht-form-label field__label" for={id}>
        {label}
        {optional && <span class="field__optional"> {t('form.optional')}</span>}
      </label>
      {hint && (
        <div class="utrecht-form-field-description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div class="utrecht-form-field-error-message" id={`${id}-error`}>
          {error}
        </div>
      )}
      {children}
    </div>
  )
}

export interface TextProps extends FieldProps {
  value: string
  onInput: (value: string) => void
  onBlur?: () => void
  type?: 'text' | 'password' | 'email' | 'tel' | 'url' | 'date' | 'time' | 'datetime-local'
  autocomplete?: string
  inputMode?: 'text' | 'numeric' | 'url' | 'email'
  max?: string
  narrow?: boolean
}

export function TextField({ value, onInput, onBlur, type = 'text', autocomplete = 'off', inputMode, max, narrow, ...field }: TextProps) {
  return (
    <Field {...field}>
      <input
        class={`utrecht-textbox utrecht-textbox--html-input${field.error ? ' utrecht-textbox--invalid' : ''}${narrow ? ' narrow' : ''}`}
        id={field.id}
        type={type}
        value={value}
        max={max}
        autocomplete={autocomplete as JSX.InputHTMLAttributes['autocomplete']}
        inputMode={inputMode}
        spellcheck={type === 'text'}
        aria-required={!field.optional}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={described(field.id, field.hint, field.error)}
        onInput={(event) => onInput(event.currentTarget.value)}
        onBlur={onBlur}
      />
    </Field>
  )
}

export function TextArea({ value, onInput, rows = 4, ...field }: FieldProps & { value: string; onInput: (value: string) => void; rows?: number }) {
  return (
    <Field {...field}>
      <textarea
        class={`utrecht-textarea utrecht-textarea--html-textarea${field.error ? ' utrecht-textarea--invalid' : ''}`}
        id={field.id}
        rows={rows}
        value={value}
        aria-required={!field.optional}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={described(field.id, field.hint, field.error)}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Field>
  )
}

export interface Choice {
  value: string
  label: string
  hint?: string | undefined
}

export function Select({ value, onInput, choices, ...field }: FieldProps & { value: string; onInput: (value: string) => void; choices: Choice[] }) {
  return (
    <Field {...field}>
      <select
        class={`utrecht-select utrecht-select--html-select${field.error ? ' utrecht-select--invalid' : ''}`}
        id={field.id}
        aria-required={!field.optional}
        aria-invalid={field.error ? true : undefined}
        aria-describedby={described(field.id, field.hint, field.error)}
        onInput={(event) => onInput(event.currentTarget.value)}
      >
        {!choices.some((choice) => choice.value === '') && (
          <option value="" selected={value === ''}>
            {t('form.choose')}
          </option>
        )}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A group of choices under one question. */
export function Fieldset({ id, label, hint, error, optional, children, role }: FieldProps & { children: ComponentChildren; role?: 'radiogroup' }) {
  return (
    <fieldset
      class={`field group${error ? ' group--invalid' : ''}`}
      id={id}
      tabIndex={-1}
      role={role}
      aria-describedby={described(id, hint, error)}
      aria-required={role === 'radiogroup' ? !optional : undefined}
      aria-invalid={error && role === 'radiogroup' ? true : undefined}
    >
      <legend class="utrecht-form-label field__label">
        {label}
        {optional && <span class="field__optional"> {t('form.optional')}</span>}
      </legend>
      {hint && (
        <div class="utrecht-form-field-description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <div class="utrecht-form-field-error-message" id={`${id}-error`}>
          {error}
        </div>
      )}
      {children}
    </fieldset>
  )
}

/** `pills`: short answers side by side, for a thumb. */
export function Radios({ value, onInput, choices, pills, ...field }: FieldProps & { value: string; onInput: (value: string) => void; choices: Choice[]; pills?: boolean }) {
  return (
    <Fieldset {...field} role="radiogroup">
      <div class={`choices${pills ? ' choices--pills' : ''}`}>
        {choices.map((choice) => (
          <label class="choice" key={choice.value}>
            <input
              class="utrecht-radio-button utrecht-radio-button--html-input"
              type="radio"
              name={field.id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onInput(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint && <span class="choice__hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </Fieldset>
  )
}

export function Checkboxes({ values, onInput, choices, columns, ...field }: FieldProps & { values: string[]; onInput: (values: string[]) => void; choices: Choice[]; columns?: boolean }) {
  const toggle = (value: string) => onInput(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
  return (
    <Fieldset {...field}>
      <div class={`choices${columns ? ' choices--columns' : ''}`}>
        {choices.map((choice) => (
          <Checkbox key={choice.value} id={`${field.id}.${choice.value}`} label={choice.label} hint={choice.hint} checked={values.includes(choice.value)} onInput={() => toggle(choice.value)} />
        ))}
      </div>
    </Fieldset>
  )
}

export function Checkbox({ id, label, hint, checked, onInput }: { id: string; label: string; hint?: string | undefined; checked: boolean; onInput: (checked: boolean) => void }) {
  return (
    <label class="choice" for={id}>
      <input
        class="utrecht-checkbox utrecht-checkbox--html-input"
        type="checkbox"
        id={id}
        checked={checked}
        onChange={(event) => onInput(event.currentTarget.checked)}
      />
      <span>
        {label}
        {hint && <span class="choice__hint">{hint}</span>}
      </span>
    </label>
  )
}

/** A day and a time that belong together. `about`: the id of the moment on the wire. */
export function MomentField({ id, label, hint, error, optional, date, time, onInput, max }: FieldProps & { date: string; time: string; onInput: (date: string, time: string) => void; max?: string }) {
  return (
    <Fieldset id={id} label={label} hint={hint} error={error} optional={optional}>
      <div class="moment">
        <label class="moment__part">
          <span class="utrecht-form-label">{t('form.date')}</span>
          <input class={`utrecht-textbox utrecht-textbox--html-input${error ? ' utrecht-textbox--invalid' : ''}`} type="date" value={date} max={max} onInput={(event) => onInput(event.currentTarget.value, time)} />
        </label>
        <label class="moment__part">
          <span class="utrecht-form-label">{t('form.time')}</span>
          <input class="utrecht-textbox utrecht-textbox--html-input" type="time" value={time} onInput={(event) => onInput(date, event.currentTarget.value)} />
        </label>
      </div>
    </Fieldset>
  )
}
