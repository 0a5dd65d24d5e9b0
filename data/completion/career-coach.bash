# bash completion for career-coach; nothing else is needed, the package bash-completion neither.
# Works in bash 3.2 too, where it offers file names a little too often.

_career_coach() {
  local word out line value directive prefix='' words=()
  local -i i
  # Bash divides words at an equals sign, which is part of them here. Nothing that is typed is ever evaluated.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((i > 1)) && [[ $word == = || ${COMP_WORDS[i - 1]} == = ]]; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
  done
  word=${words[${#words[@]} - 1]}
  if [[ $word == --*=* && $COMP_WORDBREAKS != *=* ]]; then prefix=${word%%=*}=; fi

  COMPREPLY=()
  out=$(career-coach complete -- "${words[@]}" 2>/dev/null) || return
  directive=${out##*:}
  while IFS= read -r line; do
    value=${line%%$'\t'*}
    # Bash inserts a reply as it is: unquoted, it could run as a command.
    if [[ $value == *[!A-Za-z0-9_@%+=:,./-]* ]]; then printf -v value %q "$value"; fi
    if [[ -n $value ]]; then COMPREPLY+=("$prefix$value"); fi
  done <<<"${out%:*}"

  # Files are what `-o default` completes when there is no reply.
  if ((directive & 16)); then
    while IFS= read -r line; do COMPREPLY+=("$prefix$line"); done < <(compgen -d -- "${word#--*=}")
    compopt -o filenames 2>/dev/null
  elif ((directive & 4)); then
    compopt +o default 2>/dev/null
  fi
  if ((directive & 2)); then compopt -o nospace 2>/dev/null; fi
}

complete -o default -F _career_coach career-coach
