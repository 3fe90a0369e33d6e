# What our own Java machine starts with, and what is kept for the scripts that the agent runs.
# Sourced by both launchers. The contract with the agent is in jpackage/README.md, "Kept variables".

# keep NAME: takes a variable away from our own program and puts it aside under another name.
keep() {
    case " ${TENTACLE_SETUP_KEPT-} " in
        *" $1 "*) ;;
        *) export TENTACLE_SETUP_KEPT="${TENTACLE_SETUP_KEPT-}${TENTACLE_SETUP_KEPT:+ }$1" ;;
    esac
    unset "TENTACLE_SETUP_KEPT_$1"
    if eval "[ -n \"\${$1+given}\" ]"; then eval "export TENTACLE_SETUP_KEPT_$1=\"\$$1\""; fi
    unset "$1"
}

# Options for all Java programs of the machine are meant for other ones than this.
for name in JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS; do
    if eval "[ -n \"\${$name+given}\" ]"; then keep "$name"; fi
done

# Java takes arguments, variables and names of files in the encoding of the locale. Asking the system also finds out
# about a locale that is named, but not installed.
if [ "$(locale charmap 2> /dev/null)" != UTF-8 ]; then
    keep LC_ALL
    export LC_ALL=C.UTF-8
fi
