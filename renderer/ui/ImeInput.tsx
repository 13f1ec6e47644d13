import { Input, type InputProps, type InputRef } from 'antd';
import {
  type CompositionEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useRef,
  useState,
} from 'react';

export interface ImeInputProps
  extends Omit<InputProps, 'value' | 'onChange' | 'onPressEnter' | 'defaultValue' | 'ref'> {
  readonly value?: string | undefined;
  readonly onChange?: (text: string) => void;
  /** Enter, when it does not choose a candidate of the input method */
  readonly onEnter?: () => void;
  readonly ref?: Ref<InputRef>;
}

/**
 * A text field that is safe for pinyin: while a composition runs nothing is reported, nothing is submitted and the
 * field is not rewritten from outside.
 */
export function ImeInput({ value = '', onChange, onEnter, ...rest }: ImeInputProps): ReactNode {
  const [text, setText] = useState(value);
  const isComposing = useRef(false);
  useEffect(() => {
    if (!isComposing.current) setText(value);
  }, [value]);

  const finish = (event: CompositionEvent<HTMLInputElement>): void => {
    isComposing.current = false;
    setText(event.currentTarget.value);
    onChange?.(event.currentTarget.value);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const isChoosing = isComposing.current || event.nativeEvent.isComposing || event.keyCode === 229;
    if (event.key === 'Enter' && !isChoosing && onEnter) {
      event.preventDefault();
      onEnter();
    }
    if (!isChoosing) rest.onKeyDown?.(event);
  };
  return (
    <Input
      {...rest}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        if (!isComposing.current) onChange?.(event.target.value);
      }}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={finish}
      onKeyDown={onKeyDown}
    />
  );
}
